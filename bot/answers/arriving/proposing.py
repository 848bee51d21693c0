"""What was read in files becomes a proposal, alone or beside words."""

from __future__ import annotations

from bot import questions
from bot.answers.adding.asking import go_on
from bot.answers.adding.draft import Draft
from bot.answers.adding.proposal import begin, drafts_of, keep
from bot.answers.adding.saving import listed
from bot.answers.arriving.asking import NO_PROOF, ask_whether_for, say_no_proof
from bot.answers.arriving.comparing import alike, fill, read_in
from bot.intents import AddCredit, Answer, Intent
from bot.turn import Turn
from core.actions.credits import DAY, credits_of
from core.certificates.reading import ActivityClaims
from core.message import File, Reply
from core.store.tables import Credit, Proposal, Question


def with_words(turn: Turn, wish: AddCredit, files: list[File]) -> list[Reply]:
    """Words first; what they leave open is read from the file."""
    drafts = [Draft.of_entry(entry) for entry in wish.entries]
    claims = [(c, f) for f in files for c in read_in(turn, f).claims]
    if len(drafts) == 1:
        drafts[0].files = files
        if len(claims) == 1:
            fill(drafts[0], *claims[0])
    return [go_on(turn, begin(turn, drafts))]


def into_draft(turn: Turn, question: Question, files: list[File]) -> Reply | None:
    """A file that comes while a draft is open is its proof, unless it plainly is about something else."""
    proposal = turn.session.get_one(Proposal, question.payload["proposal"])
    drafts = drafts_of(proposal)
    draft = drafts[min(question.payload["index"], len(drafts) - 1)]
    claims = [(c, f) for f in files for c in read_in(turn, f).claims]
    if len(claims) > 1 or draft.files or (claims and draft.title and not alike(draft.title, claims[0][0].title)):
        return None
    draft.files = files
    if claims:
        fill(draft, *claims[0])
    questions.close(turn, question)
    keep(turn, proposal, drafts)
    return go_on(turn, proposal, lead="Thank you, I have the file.")


def from_files(turn: Turn, files: list[File], wish: Intent) -> list[Reply]:
    """Files and nothing else said: a proposal of what was read, or a question about what could not be."""
    drafts, replies = [], []
    for file in files:
        reading = read_in(turn, file)
        if reading.kind in NO_PROOF:
            replies.append(say_no_proof(turn, file, reading.kind))
        elif not reading.claims:
            drafts.append(Draft(files=[file]))
        for claims in reading.claims if reading.kind not in NO_PROOF else ():
            credit = lacking_proof(turn, claims)
            if credit is not None:
                replies.append(ask_whether_for(turn, credit, file))
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
    reading = read_in(turn, drafts[0].files[0])
    if any(d.title or d.seconds or d.start for d in drafts):
        known = [d for d in drafts if d.title]
        of = f": {listed([f'*{d.title}*' for d in known])}" if known else ""
        return f"I read {names}{of}."
    if reading.error:
        return f"I kept {names}, but can't read it: {reading.error}"
    if drafts[0].files[0].media_type.startswith("image/"):
        return "I kept your photo, but I can't make out the words on it."
    return f"I kept {names}, but I can't make out an activity in it."


def lacking_proof(turn: Turn, claims: ActivityClaims) -> Credit | None:
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
    found = [c for c in near if not c.documents and alike(c.title, claims.title) and claims.title]
    return found[0] if len(found) == 1 else None
