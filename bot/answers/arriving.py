"""Files: what was read in them becomes a proposal, or proof of a credit that lacks it."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz import fuzz

from bot import questions
from bot.answers.adding.asking import go_on, same_person
from bot.answers.adding.card import describe, understood
from bot.answers.adding.draft import Draft
from bot.answers.adding.proposal import begin, drafts_of, keep
from bot.answers.adding.saving import listed, progress_line
from bot.answers.confirming import ask_first
from bot.intents import AddCredit, Answer, Attach, Chitchat, Intent, Unknown, Which
from bot.router import Router, Said, said
from bot.turn import Turn
from core.actions.catalogue import plain_words
from core.actions.credits import DAY, credit_of, credits_of, show_day
from core.actions.evidence import DOCUMENT_TYPES, attach, credits_proved_by, reading_of
from core.certificates.reading import ActivityClaims, Reading
from core.errors import NotFound
from core.message import Choice, File, Reply
from core.rules.terms import hours_of, show_hours
from core.store.tables import Credit, Proposal, Question

router = Router()
NO_PROOF = {
    "receipt": "It looks like a receipt: it shows that it was paid for, not that you attended.",
    "invitation": "It looks like an invitation or a registration, which doesn't show that you attended.",
    "slides": "It looks like slides, which don't show that you attended.",
}


def hear_files(turn: Turn, question: Question | None, wish: Intent, text: str) -> list[Reply]:
    """Answer a message that brought files."""
    replies = [Reply(sentence) for sentence in turn.message.unread]
    usable, refused = _sort_out(turn)
    replies += refused
    if not usable:
        together = [Reply("\n".join(reply.text for reply in replies))] if replies else []
        says_nothing = not text or isinstance(wish, Answer | Attach | Unknown | Chitchat)
        return together + ([] if says_nothing else turn.serve(wish))
    turn.message = replace(turn.message, files=tuple(usable))
    return replies + _use(turn, question, wish, usable)


def _sort_out(turn: Turn) -> tuple[list[File], list[Reply]]:
    """The files that can serve, and a sentence for each that can't. All of them are kept."""
    usable, refused = [], []
    for file in dict.fromkeys(turn.message.files):
        reading = reading_of(turn.session, file.sha256)
        proved = credits_proved_by(turn.session, turn.practitioner, file.sha256)
        if file.size == 0:
            refused.append(Reply(f'"{file.name}" is empty (0 bytes). Please send it again.'))
        elif file.media_type not in DOCUMENT_TYPES:
            refused.append(Reply(f'I kept "{file.name}", but it can\'t be proof in that format. Please send it as '
                                 "PDF, PNG, JPEG, HEIC or plain text."))  # fmt: skip
        elif proved:
            numbers = listed([f"#{c.number}" for c in proved])
            refused.append(Reply(f'"{file.name}" is here already: it is the proof of {numbers}.'))
        elif reading is not None and reading.error and "password" in reading.error.casefold():
            refused.append(Reply(f'I kept "{file.name}". {reading.error}'))
        else:
            usable.append(file)
    return usable, refused


def _use(turn: Turn, question: Question | None, wish: Intent, files: list[File]) -> list[Reply]:
    if isinstance(wish, Attach) and _names_a_credit(turn, wish.which):
        return [ask_first(turn, wish)] if not turn.message.sender.proven else said(attach_files(turn, wish))
    if question is not None and question.payload["hearer"] in {"saved", "attach"} and turn.message.sender.proven:
        numbers = question.payload["numbers"]
        if len(numbers) == 1 and not isinstance(wish, AddCredit):
            credit = credit_of(turn.session, turn.practitioner, numbers[0])
            if question.payload["hearer"] == "saved" and len(files) == 1 and differences(turn, credit, files[0]):
                return [_is_it_for(turn, credit, files[0])]
            return said(attach_files(turn, Attach(Which(numbers=tuple(numbers)))))
    if isinstance(wish, AddCredit) and wish.entries:
        return _with_words(turn, wish, files)
    if question is not None and question.payload["hearer"] == "draft" and question.payload["index"] is not None:
        joined = _into_draft(turn, question, files)
        if joined is not None:
            return [joined]
    return _from_files(turn, files, wish)


def _names_a_credit(turn: Turn, which: Which) -> bool:
    """ "The certificate from the CONSORT workshop" names a credit only when there is one."""
    if which.words and not which.numbers:
        return bool(credits_of(turn.session, turn.practitioner, words=which.words))
    return bool(which.numbers or which.last)


def _with_words(turn: Turn, wish: AddCredit, files: list[File]) -> list[Reply]:
    """Words first; what they leave open is read from the file."""
    drafts = [Draft.of_entry(entry) for entry in wish.entries]
    claims = [(c, f) for f in files for c in _reading(turn, f).claims]
    if len(drafts) == 1:
        drafts[0].files = files
        if len(claims) == 1:
            _fill(drafts[0], *claims[0])
    return [go_on(turn, begin(turn, drafts))]


def _fill(draft: Draft, claims: ActivityClaims, file: File) -> None:
    if draft.seconds is not None and claims.seconds is not None and draft.seconds != claims.seconds:
        draft.notes.append(f'You said {hours_of(draft.seconds)} h; "{file.name}" says {hours_of(claims.seconds)} h.')
    draft.fill(claims, file.name)


def _into_draft(turn: Turn, question: Question, files: list[File]) -> Reply | None:
    """A file that comes while a draft is open is its proof, unless it plainly is about something else."""
    proposal = turn.session.get_one(Proposal, question.payload["proposal"])
    drafts = drafts_of(proposal)
    draft = drafts[min(question.payload["index"], len(drafts) - 1)]
    claims = [(c, f) for f in files for c in _reading(turn, f).claims]
    if len(claims) > 1 or draft.files or (claims and draft.title and not _alike(draft.title, claims[0][0].title)):
        return None
    draft.files = files
    if claims:
        _fill(draft, *claims[0])
    questions.close(turn, question)
    keep(turn, proposal, drafts)
    return go_on(turn, proposal, lead="Thank you, I have the file.")


def _alike(ours: str, theirs: str | None) -> bool:
    """Whether two titles can be of one activity: like words, and no number in one that the other contradicts."""
    if theirs is None:
        return True
    mine, other = plain_words(ours), plain_words(theirs)
    numbers = [set(re.findall(r"\d+", words)) for words in (mine, other)]
    contradicts = bool(numbers[0] and numbers[1] and numbers[0] != numbers[1])
    return not contradicts and fuzz.token_set_ratio(mine, other) >= 80


def differences(turn: Turn, credit: Credit, file: File) -> list[str]:
    """In what a certificate disagrees with the credit it is to prove, a few words each."""
    claims = _reading(turn, file).claims
    if len(claims) != 1:
        return []
    one, said = claims[0], []
    if one.title and not _alike(credit.title, one.title):
        said.append(f'its title is "{one.title}"')
    if one.seconds and one.seconds != credit.seconds:
        said.append(f"it says {show_hours(one.seconds)} h, not {show_hours(credit.seconds)} h")
    if one.start and not credit.starts_on - DAY <= one.start <= credit.ends_on + DAY:
        said.append(f"its day is {show_day(one.start)}")
    if one.holder and not same_person(one.holder, turn.practitioner.name):
        said.append(f'it is made out to "{one.holder}"')
    return said


def _reading(turn: Turn, file: File) -> Reading:
    return reading_of(turn.session, file.sha256) or Reading()


def _from_files(turn: Turn, files: list[File], wish: Intent) -> list[Reply]:
    """Files and nothing else said: a proposal of what was read, or a question about what could not be."""
    drafts, replies = [], []
    for file in files:
        reading = _reading(turn, file)
        if reading.kind in NO_PROOF:
            replies.append(_no_proof(turn, file, reading.kind))
        elif not reading.claims:
            drafts.append(Draft(files=[file]))
        for claims in reading.claims if reading.kind not in NO_PROOF else ():
            credit = _lacking_proof(turn, claims)
            if credit is not None:
                replies.append(_is_it_for(turn, credit, file))
            else:
                draft = Draft(files=[file])
                draft.fill(claims, file.name)
                drafts.append(draft)
    if isinstance(wish, Answer):
        for draft in drafts:
            draft.take(wish.entry)
    if drafts:
        replies.append(go_on(turn, begin(turn, drafts), lead=_lead(turn, drafts)))
    return replies


def _lead(turn: Turn, drafts: list[Draft]) -> str:
    """What was read and what could not be, in a sentence."""
    names = listed(list(dict.fromkeys(f'"{f.name}"' for d in drafts for f in d.files)))
    reading = _reading(turn, drafts[0].files[0])
    if any(d.title or d.seconds or d.start for d in drafts):
        known = [d for d in drafts if d.title]
        of = f": {listed([f'*{d.title}*' for d in known])}" if known else ""
        return f"I read {names}{of}."
    if reading.error:
        return f"I kept {names}, but can't read it: {reading.error}"
    if drafts[0].files[0].media_type.startswith("image/"):
        return "I kept your photo, but I can't make out the words on it."
    return f"I kept {names}, but I can't make out an activity in it."


def _no_proof(turn: Turn, file: File, kind: str) -> Reply:
    text = f'I kept "{file.name}". {NO_PROOF[kind]} If it is proof all the same, tell me which credit: attach to 12'
    return questions.ask(turn, Reply(text), kind="which_credit", hearer="attach_kept", file=_plain(file))


def _plain(file: File) -> dict[str, object]:
    return {"name": file.name, "media_type": file.media_type, "sha256": file.sha256, "size": file.size}


def _lacking_proof(turn: Turn, claims: ActivityClaims) -> Credit | None:
    """The credit this certificate is plainly about and that has no documents yet."""
    if not claims.title:
        return None
    day = claims.start
    near = credits_of(
        turn.session,
        turn.practitioner,
        start=day - DAY if day else None,
        end=(claims.end or day) + DAY if day else None,
    )
    found = [c for c in near if not c.documents and _alike(c.title, claims.title) and claims.title]
    return found[0] if len(found) == 1 else None


def _is_it_for(turn: Turn, credit: Credit, file: File) -> Reply:
    differs = differences(turn, credit, file)
    other = f" But {listed(differs)}." if differs else ""
    text = f'Is "{file.name}" the certificate for #{credit.number}, {describe(credit)}?{other}'
    draft = Draft(files=[file])
    for claims in _reading(turn, file).claims[:1]:
        draft.fill(claims, file.name)
    choices = (Choice(f"Yes, attach to #{credit.number}", "yes"), Choice("No, a new credit", "no"))
    reply = Reply(text, understood(draft), choices, subject=f"A certificate for #{credit.number}?")
    return questions.ask(turn, reply, kind="confirm", hearer="attach_kept", file=_plain(file), number=credit.number)


@router.hears("attach_kept")
def hear_about_kept(turn: Turn, question: Question, answer: Answer) -> Said:
    """Which credit a kept file is for."""
    file = File(**question.payload["file"])
    number = question.payload.get("number")
    numbers = answer.which.numbers or ((number,) if number and answer.says in {"yes", "save"} else ())
    if numbers:
        questions.close(turn, question)
        turn.message = replace(turn.message, files=(file,))
        return attach_files(turn, Attach(Which(numbers=tuple(numbers))))
    if answer.says == "no":
        questions.close(turn, question)
        draft = Draft(files=[file], holder_ok=True)
        for claims in _reading(turn, file).claims[:1]:
            draft.fill(claims, file.name)
        return go_on(turn, begin(turn, [draft]))
    return questions.ask_again(
        turn, question, Reply("Which credit is it for? Type its number, for example: attach to 12")
    )


@router.answers(Attach)
def attach_files(turn: Turn, wish: Attach) -> Said:
    """Make the files sent the proof of a credit; without files, ask for them."""
    credit = _credit_meant(turn, wish.which)
    if credit is None:
        return Reply("Which credit is it for? Type its number with the file, for example: attach to 12")
    if not turn.message.files:
        waiting = _kept_file(turn)
        if waiting is None:
            text = (
                f"Send me the file for #{credit.number}, *{credit.title}*: drop it here, or forward the mail to "
                f"{turn.house.settings.mail_address}."
            )
            return questions.ask(turn, Reply(text), kind="file", hearer="attach", numbers=[credit.number])
        turn.message = replace(turn.message, files=(waiting,))
    new = [f for f in turn.message.files if attach(turn.session, turn.practitioner, credit, f, now=turn.now)]
    questions.close_all(turn, hearer="attach")
    return _attached(turn, credit, new)


def _attached(turn: Turn, credit: Credit, new: list[File]) -> Reply:
    differs = [words for file in new for words in differences(turn, credit, file)]
    if not new:
        return Reply(f"That file is the proof of #{credit.number} already; nothing changed.")
    names = listed([f'"{f.name}"' for f in new])
    record = turn.record(fresh=True)
    verdict = record.progress.verdicts.get(credit.number) if record.progress else None
    counts = "" if verdict is None else (" It counts now." if verdict.counts else f" {verdict.why_not}")
    pages = " They will be one PDF." if len(credit.documents) > 1 else ""
    but = f" Note that {listed(differs)}; if it is the wrong file, type *undo*." if differs else ""
    are = "is" if len(new) == 1 else "are"
    text = f"{names} {are} now proof of #{credit.number}, *{credit.title}*.{but}{pages}{counts}"
    standing = progress_line(record.progress, [credit.number])
    choices = (Choice("See the document", f"document {credit.number}"), Choice("Undo", "undo"))
    return Reply(f"{text}\n{standing}" if standing else text, choices=choices, subject=f"Proof of #{credit.number}")


def _kept_file(turn: Turn) -> File | None:
    """The file an open question of this thread is about, when "attach to 12" comes without one."""
    for question in questions.open_questions(turn):
        if question.payload["hearer"] == "attach_kept":
            questions.close(turn, question)
            return File(**question.payload["file"])
        if question.payload["hearer"] == "draft":
            proposal = turn.session.get_one(Proposal, question.payload["proposal"])
            files = [f for d in drafts_of(proposal) for f in d.files]
            if files:
                questions.close(turn, question)
                return files[0]
    return None


def _credit_meant(turn: Turn, which: Which) -> Credit | None:
    if which.numbers:
        return credit_of(turn.session, turn.practitioner, which.numbers[0])
    mine = credits_of(turn.session, turn.practitioner, words=which.words)
    if which.words and not mine:
        raise NotFound(what=f'a credit called "{which.words}"')
    if which.last or len(mine) == 1:
        return mine[-1] if mine else None
    return None


@router.hears("attach")
def hear_instead_of_file(turn: Turn, question: Question, answer: Answer) -> Said:
    """Words came where a file was awaited."""
    if answer.says in {"no", "skip"}:
        questions.close(turn, question)
        return Reply("All right. You can send the file any time, with the number: attach to 12")
    return questions.ask_again(turn, question, Reply("I'm waiting for the file. Drop it here, or type *cancel*."))
