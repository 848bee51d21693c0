"""The approved list searched: what was found, a page at a time; each hit can be added."""

from __future__ import annotations

from dataclasses import replace

from bot import questions
from bot.answers.adding import add_activity_by_id
from bot.answers.listing import show_filter
from bot.answers.looking import Sought, look, whole_year
from bot.intents import Answer, SearchActivities
from bot.router import Router, Said
from bot.turn import Turn
from bot.understand import understand
from core.actions.catalogue import activity_of
from core.actions.credits import show_days
from core.message import Choice, Reply
from core.rules.terms import DOMAIN_TITLES, Domain, show_hours
from core.store.tables import Activity, Question

router = Router()
ORDINALS = ("the first one", "the second one", "the third one", "the fourth one", "the fifth one")
SHOWN = len(ORDINALS)
MORE = Choice("More", "more")


@router.answers(SearchActivities)
def find(turn: Turn, wish: SearchActivities) -> Reply:
    """The first page of what was found, and what had to be left out of the wish to find it."""
    sought = look(turn, wish)
    if not sought.hits:
        return _nothing(wish, sought)
    lead = f"{sought.but} I found" if sought.but else "On the approved list"
    found = [hit.activity.id for hit in sought.hits]
    return _page(turn, found, 0, f"{lead}{_asked_for(wish, sought)}")


def _page(turn: Turn, found: list[int], first: int, lead: str) -> Reply:
    """A page of hits from place ``first`` on, numbered from 1, and how to see the next."""
    shown = [activity_of(turn.session, one) for one in found[first : first + SHOWN]]
    mine = {c.activity_id: c.number for c in turn.record().credits if c.activity_id}
    of_all = f" ({first + 1} to {first + len(shown)} of {len(found)})" if len(found) > SHOWN else ""
    lines = [f"{lead}{of_all}:", *(_line(place, activity, mine) for place, activity in enumerate(shown, 1))]
    choices = [Choice(f"Add {place}", ORDINALS[place - 1]) for place in range(1, len(shown) + 1)]
    if first + SHOWN < len(found):
        lines.append("Type *more* for the next ones, or narrow it, for example: search AI implement 2026")
        choices.append(MORE)
    reply = Reply("\n".join(lines), choices=tuple(choices), subject="Approved activities")
    return questions.ask(turn, reply, kind="activity", hearer="found", activities=[one.id for one in shown],
                         found=found, first=first, lead=lead)  # fmt: skip


def _line(place: int, activity: Activity, mine: dict[int, int]) -> str:
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


def _asked_for(wish: SearchActivities, sought: Sought) -> str:
    said = [f' for "{sought.words}"'] if sought.words else []
    said += [f" of {' or '.join(sought.types)}"] if sought.types else []
    said += [f" in {wish.domain.value.capitalize()}"] if wish.domain else []
    said += [", recordings only" if wish.is_recording else ", live only"] if wish.is_recording is not None else []
    said += [", still open and not in your record"] if wish.is_open else []
    year = whole_year(*sought.days)
    said += [f", {days}"] if (days := str(year or show_filter(*sought.days))) else []
    return "".join(said)


def _nothing(wish: SearchActivities, sought: Sought) -> Reply:
    title = wish.query or wish.course_type or "what it was called"
    if wish.is_open:
        again = f"search {sought.words or wish.course_type or 'webinars'}"
        return Reply(f"I found nothing{_asked_for(wish, sought)}. To see what is over or logged too, type: {again}")
    return Reply(
        f"I found nothing on the approved list{_asked_for(wish, sought)}. If you attended it, add it all the same, "
        f"for example: add 1h {title} - it takes a request for approval to count."
    )


@router.hears("found")
def hear_choice(turn: Turn, question: Question, answer: Answer) -> Said:
    """Which of the hits to add, or the next page."""
    found: list[int] = question.payload["activities"]
    place = turn.chosen
    if place is None and answer.position and abs(answer.position) <= len(found):
        place = answer.position - 1 if answer.position > 0 else len(found) - 1
    # Where something waits it was said again below the list, and a yes is for that.
    if place is None and answer.says == "yes" and len(found) == 1 and questions.waiting_below(turn) is None:
        place = 0
    questions.close(turn, question)
    if place == len(found) or (place is None and answer.says == "another"):
        return _next(turn, question)
    if place is not None:
        return add_activity_by_id(turn, found[place])
    # Nothing of the list was taken, so the words belong to what was asked before it.
    earlier = next(iter(questions.open_questions(turn)), None)
    text = turn.message.text.strip()
    turn.chosen = questions.chosen(earlier, text)
    waiting = questions.waiting(earlier)
    wish = understand(text, now=turn.local, locale=turn.practitioner.locale, waiting=waiting)
    return turn.serve(wish, earlier)


def _next(turn: Turn, question: Question) -> Reply:
    """The page after this one; after the last one the same page, which says so."""
    payload = question.payload
    first = payload["first"] + SHOWN
    if first < len(payload["found"]):
        return _page(turn, payload["found"], first, payload["lead"])
    again = _page(turn, payload["found"], payload["first"], payload["lead"])
    return replace(
        again, text=f"That was all of it; search other words for more, for example: search AI.\n{again.text}"
    )
