"""The review queue, one case with all that helps to decide it, and help for staff."""

from __future__ import annotations

from collections.abc import Callable

from bot.answers.helping import examples_of, first_line
from bot.answers.requesting.asking import fields_of
from bot.answers.staff_words import buttons, history, line_of
from bot.answers.standing import bars_of, in_words
from bot.intents import Intent
from bot.router import Router
from bot.staff_intents import WISHES, NotByMail, SeeCase, SeeQueue, SeeReasons, StaffHelp
from bot.staff_reading import held_by
from bot.staff_subject import looked_at
from bot.turn import Turn
from core.actions import recertification
from core.actions.cases import name_of, queue, sent_case_of
from core.actions.charging import fees_of, show_money
from core.actions.conflicts import conflicts
from core.actions.credits import show_days
from core.actions.moving import subject_of
from core.actions.precedents import precedents
from core.actions.record import record_of
from core.actions.requests import hours_asked
from core.actions.today import programme_day
from core.actions.told import facts_of_case
from core.actions.work import jobs_of
from core.errors import NotAllowed
from core.message import Choice, Field, File, Picture, Reply
from core.rules.application import load_application
from core.rules.moves import Pathway, state_in_words
from core.rules.prepared import load_reasons
from core.rules.rights import may
from core.rules.terms import DOMAIN_TITLES, show_hours
from core.rules.wording import listed, show_day
from core.store.tables import Audit, CreditRequest, ExamApplication, Fee, Practitioner, Recertification

router = Router()
MOST_LINES = 20


@router.answers(StaffHelp)
def staff_help(turn: Turn, wish: StaffHelp) -> Reply:
    """What somebody can say in the roles they hold."""
    held = held_by(turn)
    mine: list[type[Intent]] = [one for one in WISHES if may(one.act, held) and one is not StaffHelp]
    lines = [f"*{first_line(one)}* " + " · ".join(examples_of(one)[:2]) for one in mine]
    return Reply("\n".join(lines), choices=(Choice("Queue", "queue"),), subject="What staff can say")


@router.answers(NotByMail)
def not_by_mail(turn: Turn, wish: NotByMail) -> Reply:
    """Acts of staff are not taken from mail."""
    return Reply("I don't take acts of staff from mail. Please do it in Slack or on the page, where you are signed in.")


@router.answers(SeeReasons)
def see_reasons(turn: Turn, wish: SeeReasons) -> Reply:
    """The prepared reasons by their names."""
    lines = [f"*{one.name}* ({kind}): {one.text}" for kind, ones in load_reasons().items() for one in ones]
    return Reply("\n".join(lines) + "\nType for example: decline R17 no-domain", subject="Prepared reasons")


@router.answers(SeeQueue)
def see_queue(turn: Turn, wish: SeeQueue) -> Reply:
    """What waits, the nearest deadline first, then the longest wait."""
    today = programme_day(turn.house, turn.now)
    found = queue(turn.session, about=wish.about, reviewer=turn.practitioner if wish.mine else None, today=today)
    if not found:
        return Reply("Nothing waits for you." if wish.mine else "Nothing waits to be decided.")
    if len(found) == 1:
        looked_at(turn, found[0].practitioner, found[0].about, int(found[0].called.split()[-1].lstrip("RA")))
    lines = [line_of(one, today) for one in found[:MOST_LINES]]
    if len(found) > MOST_LINES:
        lines.append(f"… and {len(found) - MOST_LINES} more. Type for example: queue requests")
    many = "1 case waits" if len(found) == 1 else f"{len(found)} cases wait"
    choices = tuple(Choice(f"Show {one.called}", f"show {one.called}") for one in found[:3])
    return Reply(f"{many}:\n" + "\n".join(lines), choices=choices, subject="Review queue")


@router.answers(SeeCase)
def see_case(turn: Turn, wish: SeeCase) -> Reply:
    """One case; one's own is shown as everybody sees theirs."""
    matter = sent_case_of(turn.session, wish.about, wish.number, to=turn.practitioner)
    if isinstance(matter, Audit | Fee) and not may(
        "audit" if isinstance(matter, Audit) else "settle fee", held_by(turn)
    ):
        raise NotAllowed(
            what="Seeing that", who="those who deal with it", remedy="To see your own, type: my audit or my fees"
        )
    shown: dict[type, Callable[..., Reply]] = {
        CreditRequest: _request, ExamApplication: _exam, Recertification: _recertification, Audit: _audit,
    }  # fmt: skip
    looked_at(turn, matter.practitioner, wish.about, wish.number)
    show = shown.get(type(matter))
    if show is not None:
        return show(turn, matter)
    name = name_of(wish.about, wish.number)
    text = f"*{name}* · {matter.practitioner.name} · {state_in_words(matter.state)}"
    told = facts_of_case(turn.session, matter, private=may("see private", held_by(turn)))
    fields = (*(Field(label, value) for label, value in told if value), *history(turn, matter))
    return Reply(text, fields, buttons(turn, wish.about, matter), subject=name)


def _request(turn: Turn, request: CreditRequest) -> Reply:
    person, asked = request.practitioner, hours_asked(request)
    days = show_days(request.starts_on, request.ends_on or request.starts_on) if request.starts_on else "no day yet"
    domains = listed([DOMAIN_TITLES[domain] for domain in asked])
    text = (
        f"*R{request.id}* · {person.name} asks {show_hours(request.preparation_seconds or 0)} h preparation + "
        f'{show_hours(request.presentation_seconds or 0)} h presentation, "{request.title}", {days}, {domains}. '
        f"It is {state_in_words(request.state)}{_deadline(turn, request)}."
    )
    lines = [text]
    if earlier := precedents(turn.session, request):
        lines.append(f"Earlier: {earlier.says}.")
    if why := conflicts(turn.session, request, turn.practitioner):
        lines.append(f"You may have a conflict of interest: {listed(why)}. Please leave it to somebody else.")
    if request.state == "submitted" or request.reviewer is None:
        lines.append(f"To take it: assign R{request.id} to me")
    files = tuple(File(one.name, one.document.media_type, one.sha256, one.document.size) for one in request.documents)
    fields = (*fields_of(request), *history(turn, request))
    choices = buttons(turn, "request", request)
    return Reply("\n".join(lines), fields, choices, files=files, subject=f"R{request.id}: {request.title}")


def _deadline(turn: Turn, request: CreditRequest) -> str:
    due = f", to be decided by {show_day(request.due_on)}" if request.due_on else ""
    reviewer = f", with {request.reviewer.name}" if request.reviewer else ""
    return due + reviewer


def _exam(turn: Turn, application: ExamApplication) -> Reply:
    """An application without anything that is for the office alone: that stands on the staff page."""
    labels = {one.key: one.label for one in load_application().fields}
    fields = [Field(labels[key], str(value)) for key, value in application.answers.items() if key in labels and value]
    jobs = jobs_of(turn.session, application.practitioner)
    fields += [Field("Worked at", f"{job.employer}, {job.starts_on} to {job.ends_on or 'today'}") for job in jobs]
    fields += _fees(turn, application.practitioner, subject_of(application))
    window = f" for the window {show_day(application.window_opens)}" if application.window_opens else ""
    text = f"*exam {application.id}* · {application.practitioner.name} · {state_in_words(application.state)}{window}"
    if may("see private", held_by(turn)):
        text += "\nWhat is for the office alone, if anything, stands on the staff page."
    fields += history(turn, application)
    choices = buttons(turn, "exam", application)
    return Reply(text, tuple(fields), choices, subject=f"Exam application {application.id}")


def _fees(turn: Turn, person: Practitioner, subject: str) -> list[Field]:
    mine = [fee for fee in fees_of(turn.session, person) if fee.subject == subject]
    return [Field(f"Fee {fee.id}", f"{fee.kind}, {show_money(fee.cents, fee.currency)}, {fee.state}") for fee in mine]


def _recertification(turn: Turn, application: Recertification) -> Reply:
    person = application.practitioner
    record = record_of(turn.session, person, programme_day(turn.house, turn.now))
    pathway = Pathway(application.pathway) if application.pathway else Pathway.CREDIT
    gaps = recertification.lacking(record, pathway)
    still = f"Still missing: {recertification.say_lacking(gaps)}." if gaps else "Everything it asks for is met."
    bars = record.progress.bars if record.progress else ()
    picture = Picture("; ".join(in_words(bar) for bar in bars), bars_of(bars)) if bars else None
    member = {True: "member", False: "non-member", None: "membership not looked at yet"}[application.is_member]
    state = state_in_words(application.state)
    text = f"*recertification {application.id}* · {person.name} · {pathway.value} · {state} · {member}\n{still}"
    fields = (*_fees(turn, person, subject_of(application)), *history(turn, application))
    choices = buttons(turn, "recertification", application)
    return Reply(text, fields, choices, picture, subject=f"Recertification {application.id}")


def _audit(turn: Turn, audit: Audit) -> Reply:
    text = (
        f"*A{audit.id}* · {audit.practitioner.name} · {state_in_words(audit.state)} · due by {show_day(audit.due_on)}\n"
        f"Drawn {audit.draw.percent} % of {audit.draw.population} people with seed {audit.draw.seed}."
    )
    called = f"A{audit.id}"
    offered = {
        "answered": (Choice("Pass", f"pass {called}"), Choice("Ask", f"ask {called}"), Choice("Finding", f"finding {called}")),
        "passed": (Choice("Close", f"close {called}"),),
        "finding": (Choice("Close", f"close {called}"),),
    }  # fmt: skip
    pack = () if audit.practitioner_id == turn.practitioner.id else (Choice("Pack", f"pack {called}"),)
    return Reply(text, history(turn, audit), offered.get(audit.state, ()) + pack, subject=f"Audit {called}")
