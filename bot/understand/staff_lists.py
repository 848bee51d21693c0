"""What staff type about lists -> what they wish: lines of the table in ``staff``."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from bot import staff_intents as wishes
from bot.intents import Intent
from bot.language.lexicon import words_of
from bot.language.phrases import any_of
from bot.understand.staff_words import ADDRESS, Found

KINDS = "attendance|activities|membership|members|practitioners|people|credits|approved list|catalogue"
# As in the terminal; phones and Slack make one long dash of two and round the quotes.
QUOTED = "[\"\u201c\u201d'](?P<quoted>[^\"\u201c\u201d']+)[\"\u201c\u201d']"
DATES: dict[str, Literal["mdy", "dmy", "iso"]] = {"mdy": "mdy", "dmy": "dmy", "iso": "iso"}
VALUED, FLAGS = ("map", "set", "session"), ("partial", "leavers")
"""Options as the terminal has them: with a value, and without."""
OPTION = re.compile(
    rf"(?:--|[\u2013\u2014])(?:(?P<name>{'|'.join(VALUED)})[ =]+(?:{QUOTED}|(?P<plain>\S+))"
    rf"|dates[ =]+(?P<dates>{'|'.join(DATES)})|(?P<flag>{'|'.join(FLAGS)}))",
    re.IGNORECASE,
)
ALSO = {"members": "membership", "people": "practitioners", "approved list": "activities", "catalogue": "activities"}


def _option(said: re.Match[str]) -> tuple[str, str]:
    """An option's name, and its value without the quotes."""
    name = said["name"] or said["flag"] or "dates"
    return name.casefold(), said["quoted"] or said["plain"] or (said["dates"] or "").casefold()


def _import(found: Found) -> Intent:
    about = found["about"].casefold()
    said = [_option(one) for one in OPTION.finditer(found["options"])]
    last = dict(said)
    return wishes.ImportList(
        ALSO.get(about, about), last.get("session") or found["code"] or None, dates=DATES.get(last.get("dates", "")),
        partial="partial" in last, leavers="leavers" in last, maps=tuple(v for name, v in said if name == "map"),
        sets=tuple(v for name, v in said if name == "set"),
    )  # fmt: skip


def _undo(found: Found) -> Intent:
    return wishes.UndoBatch(found["letter"].upper(), int(found["n"]))


def _settle(found: Found) -> Intent:
    return wishes.SettleLine(int(found["n"]), found["address"] or None)


OPTION_SAID = re.sub(r"\?P<[a-z]+>", "?:", OPTION.pattern)
CODE = r"[^\s\-\u2013\u2014](?:\S{0,62}[^\s.,;!?])?"
LISTS: tuple[tuple[str, Callable[[Found], Intent]], ...] = (
    (
        rf"import (?:the |an? )?(?P<about>{KINDS})(?: list)?(?:,? (?:(?:of|for|from) )?(?P<code>{CODE}))?"
        rf"(?P<options>(?: {OPTION_SAID})*)",
        _import,
    ),
    (r"undo (?:(?:batch|list|import) )?(?P<letter>[bc]) ?#?(?P<n>\d{1,9})", _undo),
    (r"(?:show |see |list )?(?:the |all )?(?:batches|imports|imported lists)", lambda _: wishes.SeeBatches()),
    (
        r"(?:show |see |list )?(?:the |all )?(?:waiting lines|lines (?:that are |which are )?waiting|lines that wait)",
        lambda _: wishes.SeeWaiting(),
    ),
    (
        rf"line #?(?P<n>\d{{1,9}}) (?:is|means|was) (?:{any_of(words_of('nobody_of_ours'))}(?: of ours)?|{ADDRESS})",
        _settle,
    ),
)
