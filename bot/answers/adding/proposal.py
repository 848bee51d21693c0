"""Proposals: drafts kept between turns, fitted to the approved list."""

from __future__ import annotations

import re
from datetime import date

from bot.answers.adding.draft import FROM_LIST, Draft
from bot.turn import Turn
from core.actions.catalogue import Hit, activity_of, happening, named_in, search
from core.actions.credits import show_days
from core.rules.terms import show_hours
from core.store.tables import Activity, Proposal

DURING = re.compile(r"(?P<title>.+?)\s+(?:during|at)\s+(?:the\s+)?(?P<meeting>.+)", re.IGNORECASE)


def begin(turn: Turn, drafts: list[Draft]) -> Proposal:
    """Keep drafts as a proposal of this thread."""
    proposal = Proposal(
        practitioner_id=turn.practitioner.id,
        thread=turn.message.thread,
        arrival_key=turn.message.key,
        drafts=[d.to_json() for d in drafts],
        made_at=turn.now,
    )
    turn.session.add(proposal)
    turn.session.flush()
    return proposal


def drafts_of(proposal: Proposal) -> list[Draft]:
    """A proposal's drafts."""
    return [Draft.from_json(kept) for kept in proposal.drafts]


def keep(turn: Turn, proposal: Proposal, drafts: list[Draft]) -> None:
    """Store the drafts as they are now."""
    proposal.drafts = [d.to_json() for d in drafts]
    turn.session.flush()


def find_days(turn: Turn, draft: Draft) -> None:
    """ "During the Annual Meeting" takes its days from the approved list."""
    named = DURING.fullmatch(draft.title) if draft.title and draft.start is None and draft.during is None else None
    if named and happening(turn.session, named["meeting"]):
        draft.title, draft.during = named["title"], named["meeting"]
    if draft.during and draft.start is None and not draft.doubts:
        days = happening(turn.session, draft.during)
        if days:
            draft.start, draft.end = days
            draft.sources["start"] = f"{draft.during}, from the approved list"
            draft.during = None


def offers(turn: Turn, draft: Draft, *, most: int = 3) -> list[Hit]:
    """Approved activities this draft may be, at most ``most``, best first; none once that is settled."""
    if draft.activity_id is not None or draft.off_list or not draft.title:
        return []
    many = most + len(draft.offered) + 3
    hits = search(turn.session, draft.title, near=draft.start, most=many)
    named, recording = named_in(draft.title)
    if named != draft.title and not any(hit.reason.startswith("same title") for hit in hits):
        hits = search(turn.session, named, near=draft.start, most=many) or hits
    wanted = recording if draft.recording is None else draft.recording
    if wanted is not None:
        hits = [hit for hit in hits if hit.activity.is_recording == wanted] or hits
    return [hit for hit in hits if hit.activity.id not in draft.offered and _may_be(draft, hit.activity)][:most]


def _may_be(draft: Draft, activity: Activity) -> bool:
    """A live activity that was weeks away from the day they named is another one."""
    if draft.start is None or activity.starts_on is None:
        return True
    if activity.is_recording:
        return activity.starts_on <= (draft.end or draft.start)
    last = activity.ends_on or activity.starts_on
    return (activity.starts_on - draft.start).days <= 31 and (draft.start - last).days <= 31


def choose(turn: Turn, draft: Draft, activity_id: int) -> None:
    """It is this approved activity: hours and domain come from the list, and a difference is pointed out."""
    activity = activity_of(turn.session, activity_id)
    draft.remember()
    if draft.seconds is not None and draft.seconds != activity.seconds:
        draft.notes.append(
            f"{_who(draft)} {show_hours(draft.seconds)} h; the approved list gives {show_hours(activity.seconds)} h."
        )
    if draft.domain is not None and draft.domain != activity.domain:
        draft.notes.append("The domain comes from the approved list and differs from the one you named.")
    draft.activity_id = activity.id
    draft.title, draft.seconds, draft.domain = activity.title, activity.seconds, activity.domain
    draft.description = draft.description or activity.course_type
    draft.recording = activity.is_recording
    draft.doubts = [d for d in draft.doubts if d.field == "start"]
    for name in ("seconds", "domain"):
        draft.sources[name] = FROM_LIST
    _take_days(draft, activity)


def _who(draft: Draft) -> str:
    return "The certificate says" if draft.files else "You said"


def _take_days(draft: Draft, activity: Activity) -> None:
    if activity.is_recording or activity.starts_on is None:
        _check_availability(draft, activity)
        return
    first, last = activity.starts_on, activity.ends_on or activity.starts_on
    said = draft.start
    if said is not None and first <= said and (draft.end or said) <= last:
        return
    if said is not None:
        draft.notes.append(
            f"{_who(draft)} {show_days(said, draft.end or said)}; the approved list has {show_days(first, last)}."
        )
    draft.start, draft.end = first, last
    draft.doubts = [d for d in draft.doubts if d.field != "start"]
    draft.sources["start"] = FROM_LIST


def _check_availability(draft: Draft, activity: Activity) -> None:
    if draft.start and activity.starts_on and not _within(draft.start, activity.starts_on, activity.ends_on):
        until = f" to {show_days(activity.ends_on, activity.ends_on)}" if activity.ends_on else " on"
        draft.notes.append(
            f"The recording was available from {show_days(activity.starts_on, activity.starts_on)}{until}."
        )


def _within(day: date, first: date, last: date | None) -> bool:
    return first <= day and (last is None or day <= last)
