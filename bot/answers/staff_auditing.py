"""Audits: drawn, followed, extended, found wanting or passed, packed; and the answer of who is audited."""

from __future__ import annotations

from bot import questions
from bot.answers.staff_reasons import ask_for_words
from bot.router import Router
from bot.staff_intents import ActOnAudit, DrawAudit, PackAudit, SeeAudits
from bot.turn import Turn
from core.actions import audits
from core.actions.audit_packs import pack as make_pack
from core.actions.cases import case_of
from core.actions.drawing import draw as draw_audit
from core.actions.practitioners import of_address
from core.actions.roles import OwnMatter
from core.actions.today import programme_day
from core.errors import WrongValue
from core.message import Choice, Reply
from core.rules.moves import state_in_words
from core.rules.wording import show_day, show_days_left
from core.store.tables import Audit

router = Router()
MOST = 25


@router.answers(DrawAudit)
def draw(turn: Turn, wish: DrawAudit) -> Reply:
    """Draw, and say whom."""
    if wish.percent is None:
        raise WrongValue(
            field="The percentage", value="", remedy="for example: draw audit 10% seed 7 by 31 January 2027"
        )
    made = draw_audit(
        turn.session, turn.house, percent=wish.percent, seed=wish.seed, by=turn.practitioner, now=turn.now,
        due_on=wish.due_on, rolling=wish.rolling,
    )  # fmt: skip
    lines = [line_of(audit, turn) for audit in made.audits[:MOST]]
    drawn = "1 person was" if len(made.audits) == 1 else f"{len(made.audits)} people were"
    text = (
        f"{drawn} drawn of {made.population} with seed {made.seed}, and told to answer by {show_day(made.due_on)}. "
        "The seed is kept: the same people come of it again."
    )
    return Reply("\n".join([text, *lines]), choices=(Choice("Audits", "audits"),), subject=f"Draw {made.id}")


def line_of(audit: Audit, turn: Turn) -> str:
    """A2 · Dana Example · told · due in 12 days."""
    left = (audit.due_on - programme_day(turn.house, turn.now)).days
    due = f"due {show_days_left(left)}" if left >= 0 else f"overdue since {show_day(audit.due_on)}"
    return f"*A{audit.id}* · {audit.practitioner.name} · {state_in_words(audit.state)} · {due}"


@router.answers(SeeAudits)
def see_audits(turn: Turn, wish: SeeAudits) -> Reply:
    """Every audit that is open, the one due first before the others."""
    found = audits.open_audits(turn.session)
    if not found:
        return Reply("No audit is open. To draw one, type: draw audit 10% seed 7 by 31 January 2027")
    lines = [line_of(audit, turn) for audit in found[:MOST]]
    if len(found) > MOST:
        lines.append(f"… and {len(found) - MOST} more; all of them stand on the staff page.")
    choices = tuple(Choice(f"Show A{one.id}", f"show A{one.id}") for one in found[:3])
    return Reply("\n".join(lines), choices=choices, subject="Open audits")


@router.answers(ActOnAudit)
def act(turn: Turn, wish: ActOnAudit) -> Reply:
    """Extend, record a finding, pass, cancel."""
    audit = case_of(turn.session, "audit", wish.number)
    assert isinstance(audit, Audit)
    session, house, by, now = turn.session, turn.house, turn.practitioner, turn.now
    if wish.verb == "extend":
        if wish.on is None:
            raise WrongValue(field="The day", value="", remedy=f"for example: extend A{audit.id} to 28 February 2027")
        audits.extend(session, house, audit, by=by, due_on=wish.on, now=now)
    elif wish.verb == "pass":
        audits.record_pass(session, house, audit, by=by, now=now)
    elif not wish.words:
        asked = {"find": "What was found? The person reads it.", "cancel": "Why is it called off? The person reads it."}
        return ask_for_words(turn, wish.verb, "audit", audit.id, asked[wish.verb])
    elif wish.verb == "find":
        audits.find(session, house, audit, by=by, words=wish.words, now=now)
    else:
        audits.cancel(session, house, audit, by=by, reason=wish.words, now=now)
    questions.close_all(turn, hearer="staff_words")
    due = f", due by {show_day(audit.due_on)}" if wish.verb == "extend" else ""
    close = (Choice("Close", f"close A{audit.id}"),) if audit.state in {"passed", "finding"} else ()
    return Reply(
        f"A{audit.id} is {state_in_words(audit.state)} now{due}. {audit.practitioner.name} is told.", choices=close
    )


@router.answers(PackAudit)
def pack(turn: Turn, wish: PackAudit) -> Reply:
    """The pack of one person."""
    if wish.number is not None:
        person = case_of(turn.session, "audit", wish.number).practitioner
    else:
        person = of_address(turn.session, wish.address or "")
    if person.id == turn.practitioner.id:
        raise OwnMatter
    file = make_pack(
        turn.session, turn.house, person, by=turn.practitioner, now=turn.now, today=programme_day(turn.house, turn.now)
    )
    text = f"The audit pack of {person.name}, SHA-256 {file.sha256[:16]}… To check it later: tally audit verify FILE"
    return Reply(text, files=(file,), subject=f"Audit pack of {person.name}")
