"""Spanish: months, weekdays and units, as certificates and forwarded letters print them."""

from __future__ import annotations

from core.rules.words.language import Language, count_up

SPANISH = Language(
    code="es",
    months=count_up(
        "enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre"
        " diciembre/dic",
        1,
    ),
    weekdays=count_up("lunes martes miércoles/miercoles jueves viernes sábado/sabado domingo", 0),
    hours=("hora", "horas"),
    minutes=("minuto", "minutos"),
    credits=("crédito", "créditos", "creditos"),
    short_weekdays=count_up("lun mar mié jue vie sáb dom", 0),
)
