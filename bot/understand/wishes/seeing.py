"""Wishes to see what stands beside the credits: what if, deadline, badge, profile, export."""

from __future__ import annotations

from bot.intents import Export, Intent
from bot.understand.said import Said, period_in
from bot.understand.wishes.rule import Rule
from bot.understand.wishes.spoken import cues_of, file_of, fits, spoken

_EXPORT = file_of("export").named
_WAYS = [_EXPORT["as_file"], _EXPORT["export"]]


def _export(line: Said) -> Intent | None:
    if not any(fits(way, line) for way in _WAYS):
        return None
    kind = next((name for name in ("pdf", "csv") if fits(_EXPORT[name], line)), None)
    period = period_in(line)
    return Export(kind, period.start, period.end)


SEE: tuple[Rule, ...] = (
    spoken("what_if"),
    spoken("deadline"),
    spoken("badge"),
    spoken("profile"),
    Rule(cues_of(way.sentences for way in _WAYS), _export, "export"),
)
