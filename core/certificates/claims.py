"""What the pages of a certificate claim: one entry per activity, every value with the words it was read from. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core.certificates.days import When, when_took_part
from core.certificates.flow import Flow, flow_of
from core.certificates.hours import Worth, hours_of_person
from core.certificates.page import Page
from core.certificates.people import holder_of
from core.certificates.providers import provider_of
from core.certificates.reading import ActivityClaims, Doubt, Evidence
from core.certificates.sections import sections_of
from core.certificates.titles import title_of
from core.certificates.transcripts import rest_of, rows_of, unfolded

MOST_CLAIMS = 100


def claims_of(pages: list[Page]) -> tuple[ActivityClaims, ...]:
    """The activities the pages certify, in their order; one repeated over several pages is one."""
    found: list[ActivityClaims] = []
    for flow in sections_of(pages):
        found += _claims(flow)
    whole = flow_of(pages)
    shared = {"holder": holder_of(whole), "provider": provider_of(whole)}
    return tuple(_shared(one, whole, shared) for one in _joined(found))[:MOST_CLAIMS]


def _claims(flow: Flow) -> list[ActivityClaims]:
    rows = rows_of(flow)
    if not rows:
        return [one_claim(unfolded(flow))]
    rest = rest_of(flow)
    when = when_took_part(rest, None)
    return [_dated(one_claim(row), rest, when) for row in rows]


def _dated(one: ActivityClaims, rest: Flow, when: When | None) -> ActivityClaims:
    """The claim of a list's row with the day that stands outside the list, where the list has no days."""
    if one.start or not when or not when.reading or any(d.field == "start" for d in one.ambiguous):
        return one
    proof = Evidence("start", rest.around(*when.span), rest.page_at(when.span[0]))
    return replace(one, start=when.reading[0], end=when.reading[1], evidence=(*one.evidence, proof))


def one_claim(flow: Flow) -> ActivityClaims:
    """What one certificate of one activity says."""
    holder, provider = holder_of(flow), provider_of(flow)
    title = title_of(flow, holder[1] if holder else None)
    span = title[1] if title else None
    worth, when = hours_of_person(flow, span), when_took_part(flow, span)
    evidence = [
        Evidence(name, flow.words(*found[1]), flow.page_at(found[1][0]))
        for name, found in (("title", title), ("provider", provider), ("holder", holder))
        if found
    ]
    for name, place in (("hours", worth), ("start", when)):
        if place:
            evidence.append(Evidence(name, flow.around(*place.span), flow.page_at(place.span[0])))
    return ActivityClaims(
        title=title[0] if title else None,
        provider=provider[0] if provider else None,
        holder=holder[0] if holder else None,
        seconds=worth.seconds if worth else None,
        unit=worth.unit if worth else None,
        start=when.reading[0] if when and when.reading else None,
        end=when.reading[1] if when and when.reading else None,
        evidence=tuple(evidence),
        ambiguous=_doubts(flow, worth, when),
    )


def _doubts(flow: Flow, worth: Worth | None, when: When | None) -> tuple[Doubt, ...]:
    doubts = []
    if worth and worth.seconds is None:
        doubts.append(Doubt("hours", worth.options, flow.words(*worth.span)))
    if when and when.reading is None:
        doubts.append(Doubt("start", when.options, flow.words(*when.span)))
    return tuple(doubts)


def _joined(found: list[ActivityClaims]) -> list[ActivityClaims]:
    """The claims without repetitions: the same title and days are the same activity, whatever licence a page is for."""
    kept: list[ActivityClaims] = []
    for one in found:
        same = next((i for i, other in enumerate(kept) if _is_same(one, other)), None)
        if same is not None:
            kept[same] = _together(kept[same], one)
        elif one.title or one.seconds or one.start or not kept:
            kept.append(one)
    return kept


def _is_same(one: ActivityClaims, other: ActivityClaims) -> bool:
    if _plain(one.title) != _plain(other.title) and one.title and other.title:
        return False
    days = one.start is None or other.start is None or (one.start, one.end) == (other.start, other.end)
    holders = one.holder is None or other.holder is None or _plain(one.holder) == _plain(other.holder)
    return days and holders and (bool(one.title and other.title) or _adds_nothing(one))


def _adds_nothing(one: ActivityClaims) -> bool:
    return not one.title and not one.start


def _plain(text: str | None) -> str:
    return "".join(c for c in (text or "").casefold() if c.isalnum())


def _together(first: ActivityClaims, again: ActivityClaims) -> ActivityClaims:
    """The first page's values, gaps filled from the later page with its evidence."""
    filled: dict[str, Any] = {
        name: getattr(again, name)
        for name in ("title", "provider", "holder", "start", "end")
        if getattr(first, name) is None and getattr(again, name) is not None
    }
    hours_missing = first.seconds is None and again.seconds is not None
    if hours_missing:
        filled |= {"seconds": again.seconds, "unit": again.unit}
    gained = set(filled) | ({"hours"} if hours_missing else set())
    return replace(
        first,
        **filled,
        evidence=tuple(e for e in first.evidence if e.field not in gained)
        + tuple(e for e in again.evidence if e.field in gained),
        ambiguous=tuple(d for d in first.ambiguous if d.field not in gained),
    )


def _shared(one: ActivityClaims, whole: Flow, shared: dict[str, tuple[str, tuple[int, int]] | None]) -> ActivityClaims:
    """The holder and provider named once for several activities."""
    gained = {name: found for name, found in shared.items() if found and getattr(one, name) is None}
    proofs = (Evidence(name, whole.words(*span), whole.page_at(span[0])) for name, (_, span) in gained.items())
    values: dict[str, Any] = {name: value for name, (value, _) in gained.items()}
    return replace(one, **values, evidence=(*one.evidence, *proofs))
