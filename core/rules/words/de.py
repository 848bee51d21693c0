"""German: months, weekdays, numbers and units, as certificates, letters and people write them."""

from __future__ import annotations

from core.rules.words.language import Language, count_up, shares, steps

_ONES = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
_TENS = {"zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "neunzig": 90}

GERMAN = Language(
    code="de",
    months=count_up(
        "januar/jänner/jän februar/feber märz/maerz/mrz april mai juni juli august september oktober/okt november"
        " dezember/dez",
        1,
    ),
    weekdays=count_up("montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag", 0),
    hours=("std", "std.", "stunde", "stunden", "zeitstunden", "stündchen"),
    minutes=("minuten", "min."),
    short_weekdays=count_up("mo di mi do fr sa so", 0),
    numbers={
        **count_up("ein/eine/einer/einen zwei drei vier fünf sechs sieben acht neun zehn elf zwölf", 1),
        **_TENS,
        "fünfzehn": 15,
        **{f"{one}und{ten}": tens + n for ten, tens in _TENS.items() for n, one in enumerate(_ONES, 1)},
    },
    fractions=shares("1/2 halbe, halben, halb", "3/2 anderthalb, eineinhalb", "5/2 zweieinhalb", "7/2 dreieinhalb",
                     "1/4 viertel", "3/4 dreiviertel"),
    tails=shares("1/2 und eine halbe", "1/4 und eine viertel", "3/4 und dreiviertel"),
    fixed={"viertelstunde": 15, "halbstunde": 30, "dreiviertelstunde": 45},
    near=steps("-1 gestern", "-2 vorgestern", "0 heute", "1 morgen früh", "0 heute morgen, heute früh"),
    weeks=steps("-1 letzte woche, letzter woche, vorige woche, vergangene woche", "0 diese woche, dieser woche"),
    parts=("tag", "vormittag", "nachmittag", "abend"),
)  # fmt: skip
