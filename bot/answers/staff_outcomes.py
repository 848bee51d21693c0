"""What came of a list, or would: in lines for a conversation, and whole as tables to take along."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from bot.turn import Turn
from core.actions.attendance_crediting import CREDITED, WAITING
from core.actions.attendance_lists import SAID, STATES, Attended, Judged
from core.actions.evidence import note_document
from core.actions.imports import Outcome, Problem
from core.actions.imports.presence import Attendee
from core.actions.lists import table_of
from core.actions.membership import Mirrored
from core.message import Choice, File, Reply
from core.store.tables import Practitioner

Any_Outcome = Outcome | Attended | Mirrored
AT_ONCE = 500
SHORT = {CREDITED: "credited", "too short": "too short", "duplicate": "there already", "same": "as they were"}


def lead_of(outcome: Any_Outcome, name: str) -> str:
    """What was read, in a sentence."""
    what = f"attendance of *{outcome.session_title}*" if isinstance(outcome, Attended) else _plain(outcome).kind
    if outcome.problems and not _goes_on(outcome):
        rows = len({problem.row for problem in outcome.problems})
        many = "1 row has" if rows == 1 else f"{rows:,} rows have"
        return f'"{name}", {what}: {many} to be mended before I can import it; nothing is changed.'
    return f'"{name}", {what}. Nothing is changed yet; this is what it would do:'


def _plain(outcome: Outcome | Mirrored) -> Outcome:
    return outcome.outcome if isinstance(outcome, Mirrored) else outcome


def _goes_on(outcome: Any_Outcome) -> bool:
    """Whether the rows without problems were judged all the same."""
    return bool(outcome.judged) if isinstance(outcome, Attended) else _plain(outcome).is_judged


def details_of(outcome: Any_Outcome) -> list[str]:
    """A line for everything that is wrong, or changed, or needs to be seen."""
    said = [str(problem) for problem in outcome.problems]
    if isinstance(outcome, Attended):
        told = [one for one in outcome.judged if one.state not in {CREDITED, "same"}]
        return said + [f"row {one.attendee.row}, {_who(one.attendee)}: {SAID[one.state]}" for one in told]
    plain = _plain(outcome)
    said += [f"row {one.row}: the same as row {one.first}; taken once" for one in plain.repeats]
    said += [f"row {one.row}: looks like #{one.first} of the record; added all the same" for one in plain.twins]
    said += [
        f"row {one.row}: its certificate {one.path!r} can't come with a list in conversation"
        for one in plain.missing_files
    ]
    said += [change.line() for change in sorted(plain.changes, key=lambda change: change.was is None)]
    if isinstance(outcome, Mirrored):
        said += [f"membership would end: {name}" for name in outcome.leavers]
    return said


def _who(attendee: Attendee) -> str:
    return ", ".join(part for part in (attendee.name, attendee.address, attendee.number) if part)


def summary_of(outcome: Any_Outcome) -> list[str]:
    """The counts."""
    if isinstance(outcome, Attended):
        return [counts_of(outcome)] if outcome.states else []
    plain = _plain(outcome)
    return [*([str(plain.columns)] if plain.columns else []), plain.summary()]


def counts_of(outcome: Attended) -> str:
    """'41 credited, 2 too short, 3 wait'."""
    said = [f"{outcome.states[state]:,} {SHORT[state]}" for state in STATES if state in SHORT and outcome.states[state]]
    waits = sum(outcome.states[state] for state in WAITING)
    said += [f"{waits:,} wait"] if waits else []
    said += [f"{outcome.absent:,} listed as absent"] if outcome.absent else []
    said += [f"{outcome.officials:,} hosts and presenters left out"] if outcome.officials else []
    return ", ".join(said)


def done_of(turn: Turn, outcome: Any_Outcome, name: str) -> Reply:
    """What an import came to."""
    if isinstance(outcome, Attended):
        return _attended(outcome)
    plain = _plain(outcome)
    lines = [plain.summary()]
    if isinstance(outcome, Mirrored) and outcome.leavers:
        lines.append(f"Membership ended for {len(outcome.leavers)}: {', '.join(outcome.leavers)}")
    lines += [f"{plain.told:,} people are told."] if plain.told > 1 else ["1 person is told."] if plain.told else []
    undo = (Choice(f"Undo C{plain.batch}", f"undo C{plain.batch}"), Choice("Batches", "batches")) if plain.batch else ()
    return Reply("\n".join(lines), choices=undo, subject=name)


def _attended(outcome: Attended) -> Reply:
    if outcome.problems and not outcome.is_done:
        return Reply(f"Nothing was imported: {outcome.problems[0]}. Send the mended list: import attendance A1")
    if outcome.batch is None:
        return Reply(f"Nothing was new, so nothing was changed: {counts_of(outcome)}.")
    waits = any(outcome.states[state] for state in WAITING)
    hint = " To see who waits, type: waiting lines" if waits else ""
    undo = Choice(f"Undo B{outcome.batch}", f"undo B{outcome.batch}")
    choices = (Choice("Waiting lines", "waiting lines"), undo) if waits else (undo,)
    text = f"*B{outcome.batch}*, {outcome.session_title}: {counts_of(outcome)}. Each person is told.{hint}"
    return Reply(text, choices=choices, subject=f"B{outcome.batch}")


def files_of(turn: Turn, outcome: Any_Outcome, *, whole: bool) -> tuple[File, ...]:
    """The tables that go with a list that was looked at: every line of attendance; what is too long to be said."""
    if outcome.problems:
        return (keep_table(turn, "problems.csv", _problems(outcome.problems)),) if whole else ()
    if isinstance(outcome, Attended):
        return (keep_table(turn, "attendance.csv", _lines(turn, outcome.judged)),)
    changes = _plain(outcome).changes
    return (keep_table(turn, "changes.csv", _plain(outcome).changes_table()),) if whole and changes else ()


def keep_table(turn: Turn, name: str, content: bytes) -> File:
    """A table as a file that can be had."""
    file = File(name, "text/csv", turn.house.documents.keep(content), len(content))
    note_document(turn.session, file, now=turn.now)
    return file


def _problems(found: Sequence[Problem]) -> bytes:
    rows = [(str(one.row), one.column, one.value, one.remedy) for one in found]
    return table_of(("Row", "Column", "Value", "What to do"), rows)


def _lines(turn: Turn, judged: Sequence[Judged]) -> bytes:
    """Every line with what it comes to and whom it means."""
    ids = sorted({one.practitioner_id for one in judged if one.practitioner_id is not None})
    names: dict[int | None, str] = {}
    for at in range(0, len(ids), AT_ONCE):
        some = select(Practitioner.id, Practitioner.name).where(Practitioner.id.in_(ids[at : at + AT_ONCE]))
        names.update((one, name) for one, name in turn.session.execute(some))
    rows = [
        (str(one.attendee.row), one.attendee.name or "", one.attendee.address or "", one.attendee.number or "",
         "" if one.attendee.seconds is None else str(one.attendee.seconds // 60), SAID[one.state],
         names.get(one.practitioner_id, ""))
        for one in judged
    ]  # fmt: skip
    return table_of(("Row", "Name", "Address", "Number", "Minutes", "What happens", "Person"), rows)
