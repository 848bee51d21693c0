"""What was read in one file, as plain data: kept as versioned JSON, printed as the ``tally read`` contract."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, NamedTuple

from core.rules.terms import Domain, hours_of

VERSION = 1
KINDS = ("certificate", "receipt", "invitation", "slides", "unknown")


class Evidence(NamedTuple):
    """Where a value stands: the field, the words as printed, the page (from 1)."""

    field: str
    text: str
    page: int


class Doubt(NamedTuple):
    """A value that can be read in several ways: for ``start`` pairs of days, for ``hours`` seconds; as printed."""

    field: str
    options: tuple[Any, ...]
    words: str


@dataclass(frozen=True, slots=True)
class ActivityClaims:
    """What a certificate says about one activity; what it does not say is None.

    ``seconds`` is the person's own amount where one is printed, otherwise what the activity was worth.
    """

    title: str | None = None
    provider: str | None = None
    holder: str | None = None
    seconds: int | None = None
    unit: str | None = None
    start: date | None = None
    end: date | None = None
    domain: Domain | None = None
    evidence: tuple[Evidence, ...] = ()
    ambiguous: tuple[Doubt, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """A dict for JSON."""
        kept = {f.name: getattr(self, f.name) for f in fields(self)}
        kept["start"], kept["end"] = _iso(self.start), _iso(self.end)
        kept["evidence"] = [list(e) for e in self.evidence]
        kept["ambiguous"] = [[d.field, [_plain(o) for o in d.options], d.words] for d in self.ambiguous]
        return kept

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> ActivityClaims:
        """The claims kept by ``to_json``."""
        facts = dict(kept)
        facts["start"], facts["end"] = _day(kept["start"]), _day(kept["end"])
        facts["domain"] = kept["domain"] and Domain(kept["domain"])
        facts["evidence"] = tuple(Evidence(*e) for e in kept["evidence"])
        facts["ambiguous"] = tuple(
            Doubt(field, tuple(_option(o) for o in options), words) for field, options, words in kept["ambiguous"]
        )
        return cls(**facts)

    def to_contract(self) -> dict[str, Any]:
        """One entry of ``claims`` as ``tally read --json`` prints it."""
        return {
            "title": self.title,
            "provider": self.provider,
            "holder": self.holder,
            "hours": None if self.seconds is None else hours_of(self.seconds),
            "unit": self.unit,
            "start": _iso(self.start),
            "end": _iso(self.end),
            "evidence": [e._asdict() for e in self.evidence],
            "ambiguous": [d.field for d in self.ambiguous],
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """One file, read. ``error`` is the sentence for the person when it could not be; it names the remedy."""

    kind: str = "unknown"
    text_layer: str = "none"
    pages: int = 0
    claims: tuple[ActivityClaims, ...] = ()
    error: str | None = None
    media_type: str = "application/octet-stream"

    def to_json(self) -> dict[str, Any]:
        """A dict for JSON, with its version."""
        return {
            "v": VERSION,
            "kind": self.kind,
            "text_layer": self.text_layer,
            "pages": self.pages,
            "claims": [one.to_json() for one in self.claims],
            "error": self.error,
            "media_type": self.media_type,
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Reading:
        """The reading kept by ``to_json``."""
        facts = {k: v for k, v in kept.items() if k != "v"}
        facts["claims"] = tuple(ActivityClaims.from_json(one) for one in kept["claims"])
        return cls(**facts)

    def to_contract(self) -> dict[str, Any]:
        """The object ``tally read --json`` prints for a PDF, an image or a text."""
        shown: dict[str, Any] = {
            "kind": self.kind,
            "text_layer": self.text_layer,
            "claims": [one.to_contract() for one in self.claims],
        }
        return shown if self.error is None else {**shown, "error": self.error}


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _plain(option: Any) -> Any:
    return [_iso(on) for on in option] if isinstance(option, tuple) else option


def _option(kept: Any) -> Any:
    return tuple(_day(text) for text in kept) if isinstance(kept, list) else kept
