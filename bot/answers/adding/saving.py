"""From proposal to credit: numbers are given here and nowhere else in the conversation."""

from __future__ import annotations

from collections.abc import Iterable

from bot import questions
from bot.answers.adding.draft import Draft
from bot.turn import Turn
from core.actions.catalogue import activity_of
from core.actions.credits import log_credit
from core.actions.evidence import attach
from core.actions.record import Record
from core.message import Choice, Reply
from core.rules.progress import Measure, Progress, Unit
from core.rules.terms import show_hours
from core.store.tables import Credit


def log(turn: Turn, draft: Draft) -> Credit:
    """Make a credit of a draft that lacks nothing, with the files that came with it. Raises ValueError otherwise."""
    if draft.title is None or draft.seconds is None or draft.start is None:
        raise ValueError("a draft is saved only when nothing is missing")
    credit = log_credit(
        turn.session,
        turn.practitioner,
        title=draft.title,
        seconds=draft.seconds,
        start=draft.start,
        end=draft.end or draft.start,
        domain=draft.domain,
        description=draft.description,
        location=draft.location,
        instructor=draft.instructor,
        activity=activity_of(turn.session, draft.activity_id) if draft.activity_id else None,
        is_recording=draft.recording,
        now=turn.now,
    )
    for file in draft.files:
        attach(turn.session, turn.practitioner, credit, file, now=turn.now)
    return credit


def after_saving(turn: Turn, saved: list[Credit], *, by_title: bool = False) -> Reply:
    """What is said once credits are saved, and what one may do next; ``by_title`` where another card is still open."""
    numbers = [credit.number for credit in saved]
    shown = listed([f"#{n}" for n in numbers])
    record = turn.record(fresh=True)
    named = f": {listed([f'*{credit.title}*' for credit in saved])}" if by_title else ""
    text = f"Saved as {shown}{named}. {_next_step(turn, saved, record)}".strip()
    standing = progress_line(record.progress, numbers)
    text = f"{text}\n{standing}" if standing else text
    wanting = [c for c in saved if not c.documents]
    proof = (Choice("Attach", f"attach to {wanting[0].number}"),) if len(wanting) == 1 else ()
    choices = (*proof, Choice("Change", f"change {numbers[-1]}"), Choice("Undo", "undo"))
    reply = Reply(text, choices=choices, subject=f"Saved as {shown}")
    return questions.ask(turn, reply, kind="saved", hearer="saved", numbers=numbers)


def titles_of(drafts: Iterable[Draft]) -> str:
    """*Style clinic* and *Tables clinic*; what has no title yet is "one without a title"."""
    return listed([f"*{draft.title}*" if draft.title else "one without a title" for draft in drafts])


def listed(words: list[str]) -> str:
    """a, b and c."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + f" and {words[-1]}"


def _next_step(turn: Turn, saved: list[Credit], record: Record) -> str:
    """What is still wanted before the saved credits count; thanks when nothing is."""
    if record.progress is None:
        return "It is kept in your record."
    verdicts = [record.progress.verdicts[c.number] for c in saved]
    if all(v.counts and not v.why_not for v in verdicts):
        return "It counts." if len(saved) == 1 else "They all count."
    address = turn.house.settings.mail_address
    if all(v.wants_documents_only or v.counts for v in verdicts):
        many = len(saved) > 1
        return (
            f"{'They count once their certificates are' if many else 'It counts once its certificate is'} here: "
            f"drop the file, or forward the mail to {address}."
        )
    if len(saved) == 1:
        return verdicts[0].why_not or ""
    return " ".join(f"#{c.number}: {v.why_not}" for c, v in zip(saved, verdicts, strict=True) if v.why_not)


def progress_line(progress: Progress | None, numbers: list[int]) -> str:
    """Year 3: 3.5 of 5 (5.0 with #14) · total 21 of 50."""
    if progress is None or progress.year is None:
        return ""
    shown = []
    for bar in (progress.bar(f"year {progress.year}"), progress.bar("total")):
        if bar is not None and bar.unit is Unit.HOURS:
            shown.append(_measured(bar, progress, numbers))
    return " · ".join(shown)


def _measured(bar: Measure, progress: Progress, numbers: list[int]) -> str:
    brought = [p for p in progress.pending if p.number in numbers and p.brings(bar.name)]
    text = f"{bar.label}: {show_hours(bar.have)} of {show_hours(bar.need)}"
    if brought and not bar.met:
        whole = bar.have + sum(p.brings(bar.name) for p in brought)
        text += f" ({show_hours(whole)} with {listed([f'#{p.number}' for p in brought])})"
    return text
