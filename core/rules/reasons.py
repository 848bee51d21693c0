"""Why a credit doesn't count, in the person's words, each with its remedy."""

from __future__ import annotations

from collections.abc import Iterable

from core.rules.credit import CreditFacts, Reason, Remark
from core.rules.cycle import Cycle
from core.rules.policy import Limit, Per
from core.rules.terms import Span, show_hours
from core.rules.wording import show_credits, show_span

NO_CYCLE = (
    "No certification cycle is on your record, so it is kept but can't count yet. "
    "The office can enter one: *contact the office*."
)
OUTSIDE = "{days} is outside your certification cycle, {cycle}; it is kept as history."
ACROSS = (
    "It runs from {days}, over the edge of your certification cycle ({cycle}), and the policy doesn't say "
    "where it belongs. The office can say: *contact the office*."
)
NO_BASIS = "It isn't an approved activity yet. To request approval, type *request credit for #{number}*."
NO_BASIS_UNSAVED = "It isn't an approved activity. It can count once a request for approval is granted."
NO_DOCUMENTATION = (
    "Its certificate isn't here yet. Send the file with *attach to {number}*, or forward the mail it came with."
)
NO_DOCUMENTATION_UNSAVED = "It counts once its certificate is here: send the file, or forward the mail it came with."
LIMIT = "{what} counts up to {most} {per}, and {taken} came before it{rest}."
NO_DOMAIN = (
    "It helps no domain yet, because it has none. Type *set domain of {number} to implement* (or the one it is)."
)
LEGACY_DOMAIN = (
    'It helps no domain yet, because its old category "{legacy}" is none of the three. '
    "Type *set domain of {number} to implement* (or the one it is)."
)
SPANS_YEARS = (
    "It runs over the end of a cycle year, and the policy doesn't say to which year it belongs, so it helps "
    "the total but no year. The office can say: *contact the office*."
)


def explain(
    reasons: Iterable[Reason],
    credit: CreditFacts,
    cycle: Cycle | None,
    *,
    limit: Limit | None = None,
    counted: int = 0,
) -> str | None:
    """The sentences for ``reasons``, in order; None without any. ``counted`` is what the ``limit`` left, in seconds."""
    said = [_sentence(reason, credit, cycle, limit, counted) for reason in reasons]
    return " ".join(said) or None


def note_on(credit: CreditFacts, remarks: Iterable[Remark]) -> str | None:
    """Where a credit that counts doesn't help, and what to do; None when it helps everywhere."""
    said = []
    for remark in remarks:
        if remark is Remark.SPANS_YEARS:
            said.append(SPANS_YEARS)
        else:
            words = LEGACY_DOMAIN if credit.legacy_domain else NO_DOMAIN
            said.append(words.format(number=credit.number or "it", legacy=credit.legacy_domain))
    return " ".join(said) or None


def _sentence(reason: Reason, credit: CreditFacts, cycle: Cycle | None, limit: Limit | None, counted: int) -> str:
    if reason is Reason.LIMIT and limit is not None:
        return _limit(credit, limit, counted)
    saved = credit.number > 0
    words = {
        Reason.NO_CYCLE: NO_CYCLE,
        Reason.OUTSIDE_CYCLE: OUTSIDE,
        Reason.ACROSS_CYCLE_EDGE: ACROSS,
        Reason.NO_BASIS: NO_BASIS if saved else NO_BASIS_UNSAVED,
        Reason.NO_DOCUMENTATION: NO_DOCUMENTATION if saved else NO_DOCUMENTATION_UNSAVED,
    }[reason]
    days = show_span(Span(credit.start, credit.end))
    return words.format(number=credit.number, days=days, cycle=show_span(cycle.span) if cycle else "")


def _limit(credit: CreditFacts, limit: Limit, counted: int) -> str:
    rest = f", so {show_hours(counted)} of its {show_credits(credit.seconds)} count{'s' * (counted == 3600)}"
    return LIMIT.format(
        what=limit.course_type or "Everything together",
        most=show_credits(limit.seconds),
        per="a cycle" if limit.per is Per.CYCLE else "in the final year" if limit.final_year_only else "a year",
        taken=show_credits(max(0, limit.seconds - counted)),
        rest=rest if counted else ", so there is no room left for it",
    )
