"""English: the whole language of Tally, common misspellings included."""

from __future__ import annotations

from fractions import Fraction

from core.rules.words.language import Language, count_up, shares, steps


def _slips(name: str) -> set[str]:
    """A long name with one letter left out, or two neighbours changed: "octber", "novmeber"."""
    out = {name[:at] + name[at + 1 :] for at in range(1, len(name))}
    return out | {name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in range(len(name) - 1)}


def _with_slips(names: dict[str, int]) -> dict[str, int]:
    """The names, and the long ones mistyped by one letter; a spelling that is another's own stays that one's."""
    slips = {slip: n for name, n in names.items() if name in _LONG for slip in sorted(_slips(name))}
    return names | {slip: n for slip, n in slips.items() if slip not in names}


_LONG = {"january", "february", "august", "september", "october", "november", "december",
         "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}  # fmt: skip
_ONES = count_up(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen",
    1,
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_TENS |= {"fourty": 40, "fivty": 50, "ninty": 90}

_AND = ("and", "n", "&", "an", "nad")
_SHARES = {
    "half": Fraction(1, 2), "quarter": Fraction(1, 4), "qtr": Fraction(1, 4), "third": Fraction(1, 3),
    "three quarters": Fraction(3, 4), "three quarter": Fraction(3, 4), "two thirds": Fraction(2, 3),
}  # fmt: skip
_TAILS = {
    f"{link} {lead}{name}": part for link in _AND for lead in ("a ", "one ", "") for name, part in _SHARES.items()
}
_FIRST = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = (
    count_up(_FIRST, 1)
    | {"thirtieth": 30, "thirty-first": 31, "thirty first": 31}
    | {f"twenty{gap}{word}": 20 + n for gap in "- " for word, n in count_up(_FIRST, 1).items() if n < 10}
)
_TODAY = "today, todya, this morning, this moring, this very morning, this afternoon, this evening, this am, this pm"
_TODAY += ", this morn, this arvo, this a.m, this p.m"
_YESTERDAY = ", ".join(sorted(_slips("yesterday"))) + (
    ", yesterday, yestarday, yesturday, yesty, yday, y'day, yest, last night, last nite, lst night"
)

ENGLISH = Language(
    code="en",
    months=_with_slips(
        count_up(
            "january/jan/janurary/januray february/feb/febuary/feburary/februray march/mar/mrach april/apr/arpil may"
            " june/jun july/jul august/aug/agust september/sept/sep/septmber/setpember october/oct/ocotber/octobre"
            " november/nov/novemeber/novmber december/dec/decemeber/decmber/desember",
            1,
        )
    ),
    weekdays=_with_slips(
        count_up(
            "monday/mondey tuesday/tuesdee wednesday/wensday/wednsday thursday friday/fryday saturday/saterday sunday/sundey",
            0,
        )
    ),
    short_weekdays=count_up("mon tue/tues wed/weds thu/thur/thurs fri sat sun", 0),
    hours=("h", "hr", "hrs", "hour", "hours", "huors", "horus", "hous", "huor", "hors", "houres", "hoours", "hourse"),
    minutes=(
        "min",
        "mins",
        "minute",
        "minutes",
        "minuts",
        "mintues",
        "minutse",
        "minues",
        "mintes",
        "mintue",
        "mni",
        "minuets",
    ),
    credits=("credit", "credits", "credit hour", "credit hours", "credit(s)", "hour(s)"),
    numbers={
        **_ONES,
        **_TENS,
        **{
            f"{ten}{gap}{one}": tens + n
            for ten, tens in _TENS.items()
            for gap in "- "
            for one, n in _ONES.items()
            if n < 10 and tens > 10
        },
        "zero": 0,
    },
    fractions=shares("1/2 half, halves", "1/4 quarter, quarters, quaters, qtr", "1/3 third, thirds"),
    tails=_TAILS,
    near=steps(
        f"0 {_TODAY}, earlier today, earlier todya, later today, tonight, just now, earlier this morning",
        f"-1 {_YESTERDAY}",
        "-2 day before yesterday, the day before yesterday",
        "1 tomorrow, tommorow, tomorow, tommorrow, tmrw",
        "2 day after tomorrow, the day after tomorrow",
    ),
    parts=("day", "morning", "afternoon", "evening"),
)
