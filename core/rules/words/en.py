"""English: the whole language of Tally, common misspellings included."""

from __future__ import annotations

from core.rules.words.language import Language, count_up


def _slips(name: str) -> set[str]:
    """A long name with one letter left out, or two neighbours changed: "octber", "novmeber"."""
    out = {name[:at] + name[at + 1 :] for at in range(1, len(name))}
    return out | {name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in range(len(name) - 1)}


def _with_slips(months: dict[str, int]) -> dict[str, int]:
    """The months, and the long names mistyped by one letter; a spelling that is another month's own stays that one's."""
    slips = {slip: n for name, n in months.items() if name in _LONG for slip in sorted(_slips(name))}
    return months | {slip: n for slip, n in slips.items() if slip not in months}


_LONG = {"january", "february", "august", "september", "october", "november", "december"}
_ONES = count_up(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen",
    1,
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

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
    weekdays=count_up(
        "monday/mnoday/mondey tuesday/tuseday/teusday/tusday wednesday/wendesday/wensday/wednsday/wednesdya/wedensday"
        " thursday/thurday/thrusday/thursdya/thusday friday/firday/fryday/fridya saturday/saterday/satruday"
        " sunday/sudnay/sundey",
        0,
    ),
    short_weekdays=count_up("mon tue/tues wed/weds thu/thur/thurs fri sat sun", 0),
    hours=("h", "hr", "hrs", "hour", "hours", "huors", "horus", "hous", "huor", "hors", "houres", "hoours", "hourse"),
    minutes=("min", "mins", "minute", "minutes", "minuts", "mintues", "minutse", "minues", "mintes", "mintue"),
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
)
