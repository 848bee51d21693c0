"""Dutch: months, weekdays, numbers and units."""

from __future__ import annotations

from core.rules.words.language import Language, count_up, shares, steps

DUTCH = Language(
    code="nl",
    months=count_up(
        "januari februari maart/mrt april mei juni juli augustus september oktober/okt november december", 1
    ),
    weekdays=count_up("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag", 0),
    hours=("uur", "uren", "u", "uurtje", "uurtjes"),
    minutes=("minuten", "minuut", "minuutjes"),
    numbers={
        **count_up("een/één twee/tweeë drie vier vijf zes zeven acht negen tien", 1),
        **{
            "vijftien": 15,
            "twintig": 20,
            "dertig": 30,
            "veertig": 40,
            "vijfenveertig": 45,
            "vijftig": 50,
            "negentig": 90,
        },
    },
    quarters=("kwartier", "kwartiertje"),
    fractions=shares("1/2 half, halve", "3/2 anderhalf, anderhalve", "5/2 tweeënhalf", "7/2 drieënhalf", "1/4 kwart"),
    tails=shares("1/2 en een half, en een halve", "1/4 en een kwart"),
    fixed={"halfuur": 30, "halfuurtje": 30},
    near=steps(
        "-1 gisteren, gisteravond, gisterenavond, gistermiddag",
        "-2 eergisteren",
        "0 vandaag, vanochtend, vanmorgen, vanmiddag",
    ),
    weeks=steps("-1 vorige week, afgelopen week", "0 deze week"),
    parts=("dag", "ochtend", "middag"),
)
