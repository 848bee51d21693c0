"""German: months, weekdays and units, as certificates and forwarded letters print them."""

from __future__ import annotations

from core.rules.words.language import Language, count_up

GERMAN = Language(
    code="de",
    months=count_up(
        "januar/jänner/jän februar/feber märz/maerz/mrz april mai juni juli august september oktober/okt november"
        " dezember/dez",
        1,
    ),
    weekdays=count_up("montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag", 0),
    hours=("std", "std.", "stunde", "stunden", "zeitstunden"),
    minutes=("minuten", "min."),
    short_weekdays=count_up("mo di mi do fr sa so", 0),
)
