"""What to ask next about a proposal: one question at a time, and the card when nothing is left to ask."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from bot import questions
from bot.answers import doubts
from bot.answers.adding.card import describe, show, understood
from bot.answers.adding.draft import Doubt, Draft
from bot.answers.adding.proposal import drafts_of, find_days, keep, offers
from bot.turn import Turn
from core.actions.catalogue import Hit, plain_words
from core.actions.credits import DAY, EndBeforeStart, HoursImpossible, InFuture, check_facts, show_days, twins_of
from core.message import Choice, Reply
from core.rules.terms import DOMAIN_TITLES, Domain, show_hours
from core.store.tables import Activity, Proposal

ORDINALS = ("the first", "the second", "the third", "the fourth", "the fifth")
DOMAIN_CHOICES = tuple(Choice(DOMAIN_TITLES[d], d.value) for d in Domain)
ASKS = {"title": "what it was called", "hours": "how long it was", "day": "the day", "domain": "the domain"}
LAST = {
    "title": "What was it called?",
    "hours": "How long was it? For example: 1.5h",
    "day": "When was it? For example: last Wednesday, or 4 March 2026",
    "domain": "Which domain is it?",
}


def go_on(turn: Turn, proposal: Proposal, *, lead: str = "", then: list[int] | None = None) -> Reply:
    """The next question about a proposal, or its card. ``lead`` is said before it; ``then`` are proposals to follow."""
    facts: dict[str, Any] = {"proposal": proposal.id, "then": then or []}
    drafts = drafts_of(proposal)
    for place, draft in enumerate(drafts):
        find_days(turn, draft)
        asked = _next(turn, draft)
        if asked is not None:
            keep(turn, proposal, drafts)
            kind, reply, more = asked
            of = (f"*{draft.title}*: " if draft.title else f"No. {place + 1}: ") if len(drafts) > 1 else ""
            text = " ".join(filter(None, (lead, of + reply.text)))
            known = understood(draft) if draft.files else ()
            said = Reply(text, known or reply.fields, reply.choices, subject=reply.subject)
            named = f"*{draft.title}*: {reply.text}" if draft.title else reply.text
            asked_for = named.partition("\n")[0]
            return questions.ask(turn, said, kind=kind, hearer="draft", index=place, asked=asked_for, **facts, **more)
    keep(turn, proposal, drafts)
    card = show(turn, drafts, lead=lead)
    what = f"*{drafts[0].title}*" if len(drafts) == 1 else f"these {len(drafts)} credits"
    return questions.ask(
        turn, card, kind="save", hearer="draft", index=len(drafts) - 1, asked=f"shall I save {what}?", **facts
    )


Asked = tuple[str, Reply, dict[str, Any]]


def is_ready(turn: Turn, draft: Draft) -> bool:
    """Whether nothing is left to ask about a draft, which stays as it is."""
    copy = Draft.from_json(draft.to_json())
    find_days(turn, copy)
    return _next(turn, copy) is None


def _next(turn: Turn, draft: Draft) -> Asked | None:
    """What to ask about one draft; None when it is ready."""
    return (
        _whose(turn, draft)
        or _impossible(turn, draft)
        or _which_of(draft, "title")
        or (None if _is_in_month(draft) else _which_of(draft, "start"))
        or _untitled(draft)
        or _which_activity(turn, draft)
        or _which_of(draft, "start", "hours", "domain")
        or _missing(draft)
        or _twin(turn, draft)
    )


def _whose(turn: Turn, draft: Draft) -> Asked | None:
    name = turn.practitioner.name
    if not draft.holder or draft.holder_ok or same_person(draft.holder, name):
        return None
    text = f'The certificate is made out to "{draft.holder}", your record says "{name}". Is that you?'
    choices = (Choice("Yes, that's me", "yes"), Choice("No, my mistake", "no"))
    return "confirm", Reply(text, choices=choices), {"about": "holder"}


def same_person(holder: str, name: str) -> bool:
    """Whether a name on a certificate can be this person's: titles, degrees, initials and order forgiven."""
    theirs, ours = plain_words(holder).split(), plain_words(name).split()
    if not theirs or not ours:
        return True

    def met(word: str, among: list[str]) -> bool:
        return any(
            word == other
            or (1 in (len(word), len(other)) and word[0] == other[0])
            or (min(len(word), len(other)) > 3 and SequenceMatcher(None, word, other).ratio() >= 0.85)
            for other in among
        )

    return all(met(word, theirs) for word in (ours[0], ours[-1]))


def _impossible(turn: Turn, draft: Draft) -> Asked | None:
    """Hours or days that can't be are asked for again, with the reason."""
    try:
        check_facts(seconds=draft.seconds, start=draft.start, end=draft.end, today=turn.today)
    except HoursImpossible as wrong:
        draft.seconds = None
        return "hours", Reply(str(wrong)), {}
    except (InFuture, EndBeforeStart) as wrong:
        draft.start = draft.end = None
        return "day", Reply(str(wrong)), {}
    return None


def _which_of(draft: Draft, *fields: str) -> Asked | None:
    """Which reading of a value is meant; hours and domain only once the approved list has had its say."""
    doubt = next((one for one in draft.doubts if one.field in fields), None)
    if doubt is None:
        return None
    if doubt.field == "start" and _is_month(doubt):
        text = f'Which day in "{doubt.words}" was it? For example: the 4th, or 4 March 2026'
        return "day", Reply(text), {}
    asks = doubts.asks(doubt.field, doubt.words)
    if doubt.field == "title" and len(doubt.options) == 1:
        asks = f'Is "{doubt.words}" what it was called? If not, type its name, for example: 1.5h GPP3'
    reply = Reply(asks, choices=doubts.choices(doubt.field, doubt.options))
    return doubts.KINDS[doubt.field], reply, {"doubt": doubt.field}


def _is_in_month(draft: Draft) -> bool:
    """Whether of the day only its month is known: the approved list may know the rest."""
    return any(one.field == "start" and _is_month(one) for one in draft.doubts)


def _is_month(doubt: Doubt) -> bool:
    return len(doubt.options) == 1


def _untitled(draft: Draft) -> Asked | None:
    if draft.title:
        return None
    if draft.files:
        text = f'The file "{draft.files[0].name}" will be its proof. What was the activity, how long, and when?'
        return "title", Reply(text), {}
    return "title", Reply("What was it called? For example: 1.5h GPP3"), {}


def _which_activity(turn: Turn, draft: Draft) -> Asked | None:
    hits = offers(turn, draft)
    if not hits:
        draft.off_list = draft.activity_id is None
        return None
    ids = [hit.activity.id for hit in hits]
    not_listed = Choice("Not on the list", "not on the list")
    if len(hits) == 1:
        text = f"Is it this approved activity?\n{line(hits[0])}"
        choices: tuple[Choice, ...] = (Choice("That one", "that one"), Choice("Another", "another"), not_listed)
    else:
        text = "Is it one of these approved activities?\n" + "\n".join(
            f"{n}. {line(hit)}" for n, hit in enumerate(hits, 1)
        )
        choices = (*(Choice(_label(hit, n), ORDINALS[n]) for n, hit in enumerate(hits)), not_listed)
    return "activity", Reply(text, choices=choices), {"activities": ids}


def line(hit: Hit) -> str:
    """An approved activity in one line, with why it was found."""
    same = " (same title)" if hit.reason.startswith("same title") else ""
    return f"{describe_activity(hit.activity)}{same}"


def describe_activity(activity: Activity) -> str:
    """Title, course type, days, hours, domain."""
    days = ""
    if activity.starts_on:
        if activity.is_recording:
            days = f"recording, from {activity.starts_on.day} {activity.starts_on:%b %Y}"
        else:
            days = "live, " + show_days(activity.starts_on, activity.ends_on or activity.starts_on)
    parts = (activity.course_type, days, f"{show_hours(activity.seconds)} h", DOMAIN_TITLES[Domain(activity.domain)])
    return f'"{activity.title}" · ' + " · ".join(p for p in parts if p)


def _label(hit: Hit, place: int) -> str:
    kind = "recording" if hit.activity.is_recording else "live"
    title = hit.activity.title if len(hit.activity.title) <= 40 else hit.activity.title[:39] + "…"
    return f"{place + 1}. {title} ({kind})"


def _missing(draft: Draft) -> Asked | None:
    missing = draft.missing
    if not missing:
        return None
    first = missing[0]
    lead = ""
    if len(missing) > 1:
        listed = ", ".join(ASKS[m] for m in missing[:-1]) + f" and {ASKS[missing[-1]]}"
        lead = f"I still need {listed}. "
    choices = DOMAIN_CHOICES if missing == ["domain"] else ()
    return first, Reply(f"{lead}{LAST[first]}", choices=choices), {}


def _twin(turn: Turn, draft: Draft) -> Asked | None:
    if draft.twin_ok or not (draft.title and draft.start and draft.end):
        return None
    twins = twins_of(
        turn.session, turn.practitioner, title=draft.title, start=draft.start - DAY, end=draft.end + DAY,
        activity_id=draft.activity_id,
    )  # fmt: skip
    if not twins:
        return None
    twin = twins[0]
    text = f"You have this already as #{twin.number}: {describe(twin)}. The same activity counts once."
    proof = (Choice(f"Add the file to #{twin.number}", f"attach to {twin.number}"),) if draft.files else ()
    choices = (*proof, Choice("It is another one", "it is another one"), Choice("Cancel", "cancel"))
    return "confirm", Reply(text, choices=choices), {"about": "twin", "number": twin.number}
