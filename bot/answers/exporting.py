"""Getting things out: one credit's document, the whole record as a CSV and as one PDF with every document."""

from __future__ import annotations

from bot import questions
from bot.answers.changing import chosen_number
from bot.answers.listing import show_filter
from bot.answers.picking import choices_of, lines_of, pick
from bot.intents import Answer, Export, GetDocument
from bot.router import Router
from bot.turn import Turn
from core.actions.credits import credit_of
from core.actions.evidence import note_document, reference_document
from core.actions.export import Line, audit_file, lines_of_record, table
from core.message import Choice, File, Reply
from core.store.tables import Credit, Question

router = Router()


@router.answers(GetDocument)
def get_document(turn: Turn, wish: GetDocument) -> Reply:
    """The one reference document of the credit meant; several are asked about."""
    found = pick(turn, wish.which)
    if len(found) > 1:
        with_files = [credit for credit in found if credit.documents] or found
        if len(with_files) > 1:
            reply = Reply(f"Of which one?\n{lines_of(with_files)}", choices=choices_of(with_files))
            return questions.ask(turn, reply, kind="which_credit", hearer="document_of")
        found = with_files
    return _document(turn, found[0])


@router.hears("document_of")
def hear_which(turn: Turn, question: Question, answer: Answer) -> Reply:
    """The credit chosen from several."""
    number = chosen_number(turn, question, answer)
    if number is None:
        return questions.ask_again(
            turn, question, Reply("Of which one? Type its number, for example: #12 - or: cancel")
        )
    questions.close(turn, question)
    return _document(turn, credit_of(turn.session, turn.practitioner, number))


def _document(turn: Turn, credit: Credit) -> Reply:
    file = reference_document(turn.session, turn.house.documents, credit, now=turn.now)
    if file is None:
        attach = Choice("Attach", f"attach to {credit.number}")
        text = f"#{credit.number}, *{credit.title}*, has no document yet. Send the file with: attach to {credit.number}"
        return Reply(text, choices=(attach,))
    parts = len(credit.documents)
    merged = f" ({parts} files in one)" if parts > 1 else ""
    return Reply(f"The document of #{credit.number}, *{credit.title}*{merged}.", files=(file,))


@router.answers(Export)
def export(turn: Turn, wish: Export) -> Reply:
    """The record as a table and as one PDF; both unless one is asked for."""
    lines = lines_of_record(turn.record(), start=wish.start, end=wish.end)
    if not lines:
        days = show_filter(wish.start, wish.end)
        return Reply(
            f"There is nothing in your record{f', {days}' if days else ''} to export. To see it all, type: list"
        )
    files: list[File] = []
    left_out: list[Line] = []
    stem = f"ce-credits-{turn.today.isoformat()}"
    if wish.format != "pdf":
        files.append(_keep(turn, f"{stem}.csv", "text/csv", table(lines)))
    if wish.format != "csv":
        content, left_out = audit_file(
            turn.practitioner, turn.record(), lines, turn.house.documents, programme=turn.house.settings.programme,
            today=turn.today,
        )  # fmt: skip
        files.append(_keep(turn, f"{stem}.pdf", "application/pdf", content))
    sessions = "1 session" if len(lines) == 1 else f"{len(lines)} sessions"
    proof = sum(len(line.credit.documents) for line in lines)
    text = f"Your record: {sessions}, {proof} {'document' if proof == 1 else 'documents'}."
    if left_out:
        numbers = ", ".join(f"#{line.credit.number}" for line in left_out)
        text += f" The documents of {numbers} can't be put into the PDF; get each by itself: document {left_out[0].credit.number}"
    return Reply(text, files=tuple(files), subject="Your record")


def _keep(turn: Turn, name: str, media_type: str, content: bytes) -> File:
    file = File(name, media_type, turn.house.documents.keep(content), len(content))
    note_document(turn.session, file, now=turn.now)
    return file
