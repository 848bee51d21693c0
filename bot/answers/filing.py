"""A file that came into a form about the exam: for the office alone, for the record, or for nothing."""

from __future__ import annotations

from dataclasses import asdict, replace

from bot import questions
from bot.answers import deferring, sitting
from bot.answers.accommodating import not_in_slack, purpose_of
from bot.answers.arriving import hear_files
from bot.answers.dropping import sort_out
from bot.intents import Answer, Unknown
from bot.router import Router, Said, said
from bot.turn import Turn
from core.actions import arrivals, exams
from core.actions.health import EMERGENCY, keep_private, tell_of_more
from core.message import File, Reply
from core.store.tables import ExamApplication, Question

router = Router()
FORMS = {"exam": "apply for the exam", "deferral": "defer my exam"}
OFFICE, RECORD, NEITHER = range(3)


@router.hears("file_for")
def hear(turn: Turn, question: Question, answer: Answer) -> Said:
    """What the file is for, and on with the form."""
    application = exams.need_application(turn.session, turn.practitioner)
    refused: list[Reply] = []
    if turn.message.files:
        more, refused = sort_out(turn.message.files)
        held = [*question.payload["files"], *(asdict(one) for one in more)]
        question.payload = {**question.payload, "files": held}
    purpose = turn.chosen if turn.chosen is not None else purpose_of(answer.words)
    if purpose is None and turn.message.files:
        return [*refused, questions.ask_again(turn, question, Reply("And these? Say what they all are for."))]
    turn.private = bool(turn.message.files) and purpose == OFFICE
    if purpose is None:
        return questions.ask_again(
            turn, question, Reply("Take one of these; until then nothing is done with the file.")
        )
    files, back = [File(**one) for one in question.payload["files"]], question.payload["back"]
    question.payload = {**question.payload, "files": []}
    questions.close(turn, question)
    if purpose == RECORD:
        questions.close_all(turn, hearer=back)
        turn.message = replace(turn.message, text="", files=tuple(files))
        form = "Your exam application waits as it is" if back == "exam" else "Your deferral is not asked for yet"
        return [*hear_files(turn, None, Unknown(), ""), Reply(f"{form}; to go on after this, type: {FORMS[back]}")]
    if purpose == NEITHER:
        return _on(turn, application, back, "All right, the file is not used.\n", is_emergency=False)
    if turn.message.channel == "slack":
        return not_in_slack(turn, "medical documents", FORMS[back])
    kind = question.payload["matter"]
    keep_private(turn.session, application, kind=kind, files=files, now=turn.now)
    arrivals.blank_files(turn.session, turn.practitioner.id, {one.sha256 for one in files})
    if application.state != "draft" and kind != EMERGENCY:
        tell_of_more(turn.session, turn.house, application, now=turn.now)
    return _on(turn, application, back, "It is kept for the office alone.\n", is_emergency=kind == EMERGENCY)


def _on(turn: Turn, application: ExamApplication, back: str, lead: str, *, is_emergency: bool) -> list[Reply]:
    if back == "deferral":
        return said(deferring.on_after_file(turn, application, lead, is_emergency=is_emergency))
    return said(sitting.go_on(turn, application, lead))
