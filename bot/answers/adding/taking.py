"""Values that were said go into a draft; what the approved list fixes stays."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.adding.draft import Draft
from bot.answers.adding.proposal import choose, offers
from bot.intents import Entry
from bot.turn import Turn
from core.actions.catalogue import Hit, activity_of


def take_into(turn: Turn, draft: Draft, entry: Entry) -> bool:
    """Take every value an entry carries into a draft; whether there was any."""
    if draft.activity_id is not None:
        entry = _respect_list(draft, entry)
    taken = draft.take(entry)
    if entry.title is not None and draft.activity_id is None:
        draft.off_list, draft.offered = False, []
    if draft.activity_id is not None and entry.recording not in {
        None,
        activity_of(turn.session, draft.activity_id).is_recording,
    }:
        _swap_kind(turn, draft)
    return taken


def _respect_list(draft: Draft, entry: Entry) -> Entry:
    """Hours and domain of an approved activity stay; saying others is pointed out."""
    if entry.longer or entry.seconds not in {None, draft.seconds}:
        draft.notes.append("The hours come from the approved list, so they stay as they are.")
    if entry.domain is not None and entry.domain.value != draft.domain:
        draft.notes.append("The domain comes from the approved list, so it stays as it is.")
    return replace(entry, seconds=None, longer=None, domain=None, title=None)


def _swap_kind(turn: Turn, draft: Draft) -> None:
    """ "That was the recording": the activity becomes its recording (or the live one) when the list has it."""
    wanted, title = draft.recording, draft.title
    draft.restore()
    draft.recording, draft.offered, draft.off_list = wanted, [], False
    same = _same(turn, draft, title)
    if not same:
        draft.start = draft.end = None  # the live one's day is none on which the recording could be seen
        same = _same(turn, draft, title)
    if same:
        choose(turn, draft, same[0].activity.id)


def _same(turn: Turn, draft: Draft, title: str | None) -> list[Hit]:
    hits = offers(turn, replace(draft, title=title))
    return [hit for hit in hits if hit.activity.is_recording == draft.recording and hit.activity.title == title]
