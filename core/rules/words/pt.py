"""Portuguese: months, weekdays, numbers and units. Abbreviations that are English words (set, out) are left out."""

from __future__ import annotations

from core.rules.words.language import Language, count_up, shares, steps

_WEEKDAYS = "segunda terça/terca quarta quinta sexta"

PORTUGUESE = Language(
    code="pt",
    months=count_up(
        "janeiro fevereiro/fev março/marco abril maio junho julho agosto setembro outubro novembro dezembro", 1
    ),
    weekdays={
        **count_up(_WEEKDAYS, 0),
        **{f"{name}-feira": n for name, n in count_up(_WEEKDAYS, 0).items()},
        **count_up("sábado/sabado domingo", 5),
    },
    hours=("hora", "horas", "horinha", "horinhas"),
    minutes=("minuto", "minutos", "minutinhos", "minutinho"),
    credits=("créditos", "crédito"),
    numbers={
        **count_up("um/uma dois/duas três/tres quatro cinco seis sete oito nove dez onze doze", 1),
        **{"quinze": 15, "vinte": 20, "trinta": 30, "quarenta": 40, "cinquenta": 50, "noventa": 90},
    },
    fractions=shares("1/2 meia, meio", "1/4 quarto, quartos"),
    tails=shares("1/2 e meia, e meio", "1/4 e um quarto", "3/4 e três quartos, e tres quartos"),
    near=steps("-1 ontem, ontem à noite", "-2 anteontem, antes de ontem", "0 hoje, hoje cedo"),
    weeks=steps("-1 a semana passada, semana passada", "0 esta semana"),
    parts=("dia", "manhã", "tarde"),
)
