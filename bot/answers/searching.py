"""The approved list searched: words in spite of typing mistakes, course type, days, domain; each hit can be added."""

from __future__ import annotations

from bot import questions
from bot.answers.adding import add_activity_by_id
from bot.answers.listing import show_filter
from bot.intents import Answer, SearchActivities
from bot.router import Router, Said
from bot.turn import Turn
from bot.understand import understand
from core.actions.catalogue import Hit, search
from core.actions.credits import show_days
from core.message import Choice, Reply
from core.rules.terms import DOMAIN_TITLES, Domain, show_hours
from core.store.tables import Question

router = Router()
ORDINALS = ("the first one", "the second one", "the third one", "the fourth one", "the fifth one")
SHOWN = len(ORDINALS)
ABBREVIATIONS = {
    "ai": "artificial intelligence",
    "gpp": "good publication practice",
    "heor": "health economics outcomes research",
    "llm": "large language models",
    "ml": "machine learning",
    "pls": "plain language summaries",
    "qc": "quality control",
    "rwe": "real world evidence",
    "sr": "systematic review",
}


@router.answers(SearchActivities)
def find(turn: Turn, wish: SearchActivities) -> Reply:
    """The best hits; when the course type named is none of the list's, its words are searched instead."""
    hits, without_type = _hits(turn, wish), False
    if not hits and wish.course_type:
        hits, without_type = _hits(turn, wish, without_type=True), True
    if not hits:
        return _nothing(wish)
    mine = {c.activity_id: c.number for c in turn.record().credits if c.activity_id}
    lead = (
        f"No course type is called {wish.course_type}; without it I found" if without_type else "On the approved list"
    )
    shown = hits[:SHOWN]
    lines = [f"{lead}{_asked_for(wish)}:", *(_line(place, hit, mine) for place, hit in enumerate(shown, 1))]
    if len(hits) > SHOWN:
        lines.append("… and more: add a word, a month or a domain to narrow it, for example: search AI implement 2026")
    choices = tuple(Choice(f"Add {place}", ORDINALS[place - 1]) for place in range(1, len(shown) + 1))
    reply = Reply("\n".join(lines), choices=choices, subject="Approved activities")
    return questions.ask(turn, reply, kind="activity", hearer="found", activities=[hit.activity.id for hit in shown])


def _hits(turn: Turn, wish: SearchActivities, *, without_type: bool = False) -> list[Hit]:
    """What has the words as they are; else what has the field's abbreviations among them spelled out."""
    found = _search(turn, wish, wish.query, without_type=without_type)
    spelled = " ".join(ABBREVIATIONS.get(word.casefold(), word) for word in (wish.query or "").split())
    return found or (_search(turn, wish, spelled, without_type=without_type) if spelled != (wish.query or "") else [])


def _search(turn: Turn, wish: SearchActivities, words: str | None, *, without_type: bool) -> list[Hit]:
    return search(
        turn.session,
        words,
        course_type=None if without_type else wish.course_type,
        start=wish.start,
        end=wish.end,
        domain=wish.domain,
        near=turn.today,
        most=SHOWN + 1,
    )


def _line(place: int, hit: Hit, mine: dict[int, int]) -> str:
    activity = hit.activity
    kind = "recording" if activity.is_recording else "live"
    if activity.starts_on and not activity.is_recording:
        kind = f"live, {show_days(activity.starts_on, activity.ends_on or activity.starts_on)}"
    elif activity.ends_on:
        kind = f"recording until {show_days(activity.ends_on, activity.ends_on)}"
    logged = f"in your record as #{mine[activity.id]}" if activity.id in mine else None
    facts = (
        activity.course_type,
        kind,
        f"{show_hours(activity.seconds)} h",
        DOMAIN_TITLES[Domain(activity.domain)],
        logged,
    )
    return f"{place}. *{activity.title}* · " + " · ".join(fact for fact in facts if fact)


def _asked_for(wish: SearchActivities) -> str:
    said = [f' for "{wish.query}"'] if wish.query else []
    said += [f" in {wish.domain.value.capitalize()}"] if wish.domain else []
    said += [f", {days}"] if (days := show_filter(wish.start, wish.end)) else []
    return "".join(said)


def _nothing(wish: SearchActivities) -> Reply:
    title = wish.query or wish.course_type or "what it was called"
    return Reply(
        f"I found nothing on the approved list{_asked_for(wish)}. If you attended it, add it all the same, for example: "
        f"add 1h {title} - it takes a request for approval to count."
    )


@router.hears("found")
def hear_choice(turn: Turn, question: Question, answer: Answer) -> Said:
    """Which of the hits to add."""
    found: list[int] = question.payload["activities"]
    place = turn.chosen
    if place is None and answer.position and abs(answer.position) <= len(found):
        place = answer.position - 1 if answer.position > 0 else len(found) - 1
    if place is None and answer.says == "yes" and len(found) == 1:
        place = 0
    questions.close(turn, question)
    if place is not None:
        return add_activity_by_id(turn, found[place])
    # Nothing of the list was taken, so the words belong to what was asked before it.
    earlier = next(iter(questions.open_questions(turn)), None)
    text = turn.message.text.strip()
    turn.chosen = questions.chosen(earlier, text)
    waiting = questions.waiting(earlier)
    wish = understand(text, now=turn.local, locale=turn.practitioner.locale, waiting=waiting)
    return turn.serve(wish, earlier)
