"""Spanish: months, weekdays, numbers and units, as certificates, letters and people write them."""

from __future__ import annotations

from core.rules.words.language import Language, count_up, shares, steps

SPANISH = Language(
    code="es",
    months=count_up(
        "enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre"
        " diciembre/dic",
        1,
    ),
    weekdays=count_up("lunes martes miércoles/miercoles jueves viernes sábado/sabado domingo", 0),
    hours=("hs", "hora", "horas", "horita", "horitas"),
    minutes=("minuto", "minutos", "minutitos"),
    credits=("crédito", "créditos", "creditos"),
    short_weekdays=count_up("lun mar mié jue vie sáb dom", 0),
    numbers={
        **count_up("un/una/uno dos tres cuatro cinco seis siete ocho nueve diez once doce", 1),
        **{"quince": 15, "veinte": 20, "veinticinco": 25, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "noventa": 90},
    },
    fractions=shares("1/2 media, medio", "1/4 cuarto, cuartos"),
    tails=shares("1/2 y media, y medio", "1/4 y cuarto, y un cuarto", "3/4 y tres cuartos"),
    near=steps("-1 ayer, anoche", "-2 anteayer, antier, antes de ayer", "0 hoy, esta mañana, esta tarde"),
    weeks=steps("-1 la semana pasada, semana pasada", "0 esta semana"),
    parts=("día", "dia", "mañana", "tarde"),
)  # fmt: skip
