"""The list of credits, by days, domain and words, each with whether it counts, and the totals."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot import questions
from bot.intents import Answer, Clarify, Intent, ListCredits
from bot.language.lexicon import pattern_of
from bot.router import Router
from bot.turn import Turn
from bot.understand.clauses import is_name
from bot.understand.said import domain_in
from bot.understand.stated import is_lost, mentioned
from core.actions.credits import credit_of, credits_of, show_days
from core.message import Choice, Reply
from core.rules.amounts import number_value
from core.rules.credit import Reason, Verdict
from core.rules.terms import Basis, Domain, show_hours
from core.store.tables import Credit, Question

router = Router()
SHOWN = 15
YEAR = re.compile(r"#?((?:19|20)\d\d)")
LAST = re.compile(r"(?:last|latest|newest) (\w+)", re.IGNORECASE)
DOMAINS = {d.value for d in Domain}
FEW_WORDS = {
    Reason.NO_CYCLE: "no certification cycle yet",
    Reason.OUTSIDE_CYCLE: "outside your cycle",
    Reason.ACROSS_CYCLE_EDGE: "over the edge of your cycle",
    Reason.NO_BASIS: "not approved",
    Reason.NO_DOCUMENTATION: "certificate missing",
    Reason.LIMIT: "limit reached",
}

# What the understanding calls a kind of credit -> how it is said, and which they are.
KINDS: dict[str, tuple[str, Callable[[Credit], bool]]] = {
    "undocumented": (
        "without a certificate",
        lambda credit: not credit.documents and credit.basis != Basis.ATTENDANCE.value,
    ),
    "added by me": ("added by yourself", lambda credit: credit.added_by == "Self"),
    "added by the programme": ("added by the programme", lambda credit: credit.added_by != "Self"),
}


@router.answers(ListCredits)
def show_list(turn: Turn, wish: ListCredits) -> Reply:
    """The credits asked for, newest first, with totals; a long list is cut and says how to see the rest."""
    wish = _plainly(wish)
    number = wish.query.removeprefix("#") if wish.query else ""
    kind = KINDS.get(wish.query or "")
    if number.isdigit():
        wish = replace(wish, query=None)
        found = [credit_of(turn.session, turn.practitioner, int(number))]
    else:
        found = credits_of(
            turn.session,
            turn.practitioner,
            start=wish.start,
            end=wish.end,
            domain=wish.domain,
            words=None if kind else wish.query,
        )
    if kind:
        found = [credit for credit in found if kind[1](credit)]
    if not (found or kind) and wish.query and (again := _without_query(turn, wish)) is not None:
        return show_list(turn, again)
    if not found:
        return _nothing(turn, wish)
    newest = sorted(found, key=lambda credit: (credit.starts_on, credit.number), reverse=True)
    if wish.last:
        found = newest = newest[: wish.last]
    verdicts = _verdicts(turn)
    lines = [_totals(found, verdicts, wish), *(_line(credit, verdicts) for credit in newest[:SHOWN])]
    if len(newest) > SHOWN:
        year = newest[SHOWN].starts_on.year
        lines.append(f"… and {len(newest) - SHOWN} more. Type *list {year}* to see fewer at once, or *export* for all.")
    reply = Reply("\n".join(lines), choices=_next(newest, verdicts), subject="Your credits")
    shown = {"start": wish.start and wish.start.isoformat(), "end": wish.end and wish.end.isoformat()}
    domain = wish.domain.value if wish.domain else None
    return questions.ask(turn, reply, kind="saved", hearer="listed", shown={**shown, "domain": domain},
                         numbers=[credit.number for credit in newest[:SHOWN]])  # fmt: skip


def asked_of_list(turn: Turn, question: Question | None, text: str, wish: Intent) -> Intent:
    """The wish; or, right after a list was shown, the part of it or its sum that is asked for."""
    if question is None or question.payload["hearer"] != "listed" or not (is_lost(wish) or isinstance(wish, Clarify)):
        return wish
    domain = domain_in(text.casefold())
    if not pattern_of("sums").search(text) and not (domain and pattern_of("these").search(text)):
        return wish
    kept = {} if pattern_of("always").search(text) else question.payload["shown"]
    start, end = (date.fromisoformat(kept[name]) if kept.get(name) else None for name in ("start", "end"))
    before = question.payload["shown"]["domain"]
    return ListCredits(start, end, domain or (Domain(before) if before else None))


@router.hears("listed")
def hear_after_list(turn: Turn, question: Question, answer: Answer) -> list[Reply]:
    """Nothing was asked: an answer is one to nothing."""
    questions.close(turn, question)
    return turn.serve(answer)


def _plainly(wish: ListCredits) -> ListCredits:
    """A bare year is no credit's number but its days."""
    year = YEAR.fullmatch(wish.query or "")
    if year is None or wish.start or wish.end:
        return wish
    return replace(wish, query=None, start=date(int(year[1]), 1, 1), end=date(int(year[1]), 12, 31))


def _without_query(turn: Turn, wish: ListCredits) -> ListCredits | None:
    """What is listed where no credit has all the words looked for: those they name, or all where they look for none."""
    held = credits_of(turn.session, turn.practitioner)
    words = wish.query or ""
    if named := mentioned(words, [credit.title for credit in held]):
        return replace(wish, query=f"#{held[named[-1]].number}")
    if (newest := LAST.search(words)) and (count := number_value(newest[1])):
        return replace(wish, query=None, last=int(count))
    return None if is_name(words) else replace(wish, query=None)


def why_not(verdict: Verdict | None) -> str:
    """Why a credit doesn't count, or not whole, in few words; empty when it counts."""
    if verdict is None:
        return FEW_WORDS[Reason.NO_CYCLE]
    return ", ".join(FEW_WORDS[reason] for reason in verdict.reasons)


def short_domain(domain: str | None) -> str:
    """Develop, Implement, Foster; a legacy value as it came."""
    if domain in DOMAINS and domain:
        return domain.capitalize()
    return domain or "no domain"


def _verdicts(turn: Turn) -> dict[int, Verdict]:
    progress = turn.record().progress
    return dict(progress.verdicts) if progress else {}


def _line(credit: Credit, verdicts: dict[int, Verdict]) -> str:
    verdict = verdicts.get(credit.number)
    reason = why_not(verdict)
    if verdict is None or not verdict.counts:
        state = f"doesn't count yet: {reason}"
    else:
        state = f"{show_hours(verdict.seconds_counted)} h count: {reason}" if reason else "counts"
    days = show_days(credit.starts_on, credit.ends_on)
    parts = (f"#{credit.number} *{credit.title}*", f"{show_hours(credit.seconds)} h", days, short_domain(credit.domain))
    return " · ".join((*parts, state))


def _totals(found: list[Credit], verdicts: dict[int, Verdict], wish: ListCredits) -> str:
    hours = show_hours(sum(credit.seconds for credit in found))
    counted = sum(v.seconds_counted for c in found if (v := verdicts.get(c.number)))
    sessions = "1 session" if len(found) == 1 else f"{len(found)} sessions"
    count = show_hours(counted)
    return f"*{sessions}, {hours} h*{_asked_for(wish)}; {count} h {'counts' if count == '1' else 'count'}."


def _asked_for(wish: ListCredits, *, leading_days: str = ", ") -> str:
    """The filters in words, so that one sees what was understood."""
    kind = KINDS.get(wish.query or "")
    said = [f" {kind[0]}"] if kind else [f' with "{wish.query}"'] if wish.query else []
    said += [f" in {wish.domain.value.capitalize()}"] if wish.domain else []
    said += [f"{leading_days}{days}"] if (days := show_filter(wish.start, wish.end)) else []
    return "".join(said)


def show_filter(start: date | None, end: date | None) -> str:
    """The days of a filter; empty without one."""
    if start and end:
        return show_days(start, end)
    if start or end:
        return f"from {show_days(start, start)}" if start else f"until {show_days(end, end)}" if end else ""
    return ""


def _next(newest: list[Credit], verdicts: dict[int, Verdict]) -> tuple[Choice, ...]:
    wanting = [c for c in newest if (v := verdicts.get(c.number)) and v.wants_documents_only]
    proof = (Choice(f"Attach to #{wanting[0].number}", f"attach to {wanting[0].number}"),) if wanting else ()
    return (*proof, Choice("Am I on track?", "am I on track?"))


def _nothing(turn: Turn, wish: ListCredits) -> Reply:
    if not credits_of(turn.session, turn.practitioner):
        return Reply("There is nothing in your record yet. Tell me what you attended, for example: add 1.5h GPP3")
    asked = _asked_for(wish, leading_days=" from " if wish.start and wish.end else " ")
    return Reply(f"You have no credits{asked}. Type *list* to see all of them.", choices=(Choice("List all", "list"),))
