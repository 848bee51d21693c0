"""Every cell of the moves tables, through the actions: what may follow leads on, all else is refused and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import pytest
from programme_people import COMMITTEE, DANA, OFFICE, SECOND, add_applicant, add_staff, draft, people
from sqlalchemy.orm import Session
from talking import NOW, add_person

from core.actions import (
    deciding,
    deferrals,
    examining,
    exams,
    fees,
    health,
    mentors,
    recertification,
    recertifying,
    requests,
)
from core.actions.charging import DEFERRAL as DEFERRAL_FEE
from core.actions.charging import charge
from core.actions.moving import move, moves_of, steps_of
from core.actions.work import add_job
from core.house import House
from core.rules.moves import (
    DEFERRAL,
    EXAM_APPLICATION,
    FEE,
    MENTORING,
    RECERTIFICATION,
    REQUEST,
    VOLUNTEER,
    Moves,
    NotNow,
    Pathway,
    Who,
)
from core.rules.terms import Standing
from core.store.tables import Entry, Mentoring, MentorOffer, Practitioner

ANN = "ann@example.org"
FINAL = datetime(2028, 6, 1, 15, 0, tzinfo=UTC)
AT = datetime(2027, 3, 15, 14, 0, tzinfo=UTC)


@dataclass
class Stage:
    """Everybody on one stage: Dana (CMPP), Ann (candidate), Olga (office), Carl and Cora (committee)."""

    session: Session
    house: House
    dana: Practitioner
    ann: Practitioner
    olga: Practitioner
    carl: Practitioner
    cora: Practitioner


Act = Callable[[Stage, Any], object]
Cells = set[tuple[str, str]]
T = TypeVar("T")


def cells(moves: Moves) -> Cells:
    """The states and verbs of a table that lead somewhere."""
    return {(row.state, row.verb) for row in moves.rows}


def visit(stage: Stage, matter: Any, acts: dict[str, Act], prepare: Act = lambda stage, matter: None) -> Cells:
    """Try every verb from every state; each in a savepoint of its own. Those that led somewhere."""
    moves = moves_of(matter)
    assert set(acts) == set(moves.verbs)
    led: Cells = set()
    for state in moves.states:
        for verb in moves.verbs:
            row = next((row for row in moves.rows if (row.state, row.verb) == (state, verb)), None)
            nested = stage.session.begin_nested()
            matter.state = state
            stage.session.flush()
            prepare(stage, matter)
            before = len(steps_of(stage.session, matter))
            was_refused = refuses(acts[verb], stage, matter)
            made = [step.verb for step in steps_of(stage.session, matter)[before:]]
            leads = (matter.state, made, was_refused)
            led |= {(state, verb)} if made else set()
            if row is not None:
                assert leads == (row.to, [verb], False), (moves.subject, state, verb)
            else:
                assert was_refused or leads == (state, [], False), (moves.subject, state, verb)
            nested.rollback()
            stage.session.expire_all()
    return led


def refuses(act: Act, stage: Stage, matter: Any) -> bool:
    """Whether the table says no."""
    try:
        act(stage, matter)
    except NotNow:
        return True
    return False


def on_stage(house: House, show: Callable[[Stage], T]) -> T:
    """Set the stage, then show; what was shown."""
    add_staff(house)
    add_person(house)
    add_applicant(house)
    with people(house, DANA, ANN, OFFICE, COMMITTEE, SECOND) as (session, (dana, ann, olga, carl, cora)):
        ann.standing = Standing.CANDIDATE.value
        dana.member_until = date(2030, 12, 31)
        add_job(session, dana, employer="Acme Medical", start=date(2020, 1, 1), end=None, now=NOW)
        return show(Stage(session, house, dana, ann, olga, carl, cora))


def test_requests(house: House) -> None:
    acts: dict[str, Act] = {
        "submit": lambda s, m: requests.submit(s.session, s.house, m, by=s.dana, now=NOW),
        "withdraw": lambda s, m: requests.withdraw(s.session, m, by=s.dana, now=NOW),
        "assign": lambda s, m: deciding.assign(s.session, s.house, m, by=s.olga, to=s.carl, now=NOW),
        "ask": lambda s, m: deciding.ask(s.session, s.house, m, by=s.carl, words="Why?", now=NOW),
        "recommend": lambda s, m: deciding.recommend(s.session, m, by=s.cora, words="Fine.", now=NOW),
        "approve": lambda s, m: deciding.approve(s.session, s.house, m, by=s.carl, now=NOW),
        "decline": lambda s, m: deciding.decline(s.session, s.house, m, by=s.carl, reason="No.", now=NOW),
        "answer": lambda s, m: requests.answer(s.session, s.house, m, by=s.dana, words="So.", now=NOW),
        "reverse": lambda s, m: deciding.reverse(s.session, s.house, m, by=s.carl, reason="Wrong.", now=NOW),
        "reopen": lambda s, m: deciding.reopen(s.session, s.house, m, by=s.carl, now=NOW),
    }
    assert on_stage(house, lambda stage: visit(stage, draft(stage.session, stage.house, stage.dana), acts)) == cells(
        REQUEST
    )


def application_of(stage: Stage) -> Any:
    stage.ann.standing = Standing.NONE.value
    application = exams.begin(stage.session, stage.ann, now=NOW)
    exams.fill(stage.session, application, now=NOW, certificate_name="Ann", position="Writer", education="PhD")
    exams.attest(stage.session, application, now=NOW)
    application.window_opens, application.window_closes = date(2027, 3, 1), date(2027, 3, 31)
    stage.session.flush()
    return application


def asked_deferral(stage: Stage, application: Any, state: str) -> Any:
    """A deferral in ``state``, beside an application in the state it is in."""
    held = application.state
    application.state = "authorized"
    deferral = deferrals.ask(stage.session, stage.house, application, by=stage.ann, is_emergency=False,
                             cancellation_confirmed=True, now=NOW)  # fmt: skip
    application.state, deferral.state = held, state
    stage.session.flush()
    return deferral


def test_exam_applications(house: House) -> None:
    def staff(verb: Callable[..., object], **facts: Any) -> Act:
        return lambda s, m: verb(s.session, s.house, m, by=s.olga, now=NOW, **facts)

    acts: dict[str, Act] = {
        "submit": lambda s, m: exams.submit(s.session, s.house, m, by=s.ann, now=NOW),
        "withdraw": lambda s, m: exams.withdraw(s.session, m, by=s.ann, now=NOW),
        "answer": lambda s, m: exams.answer(s.session, s.house, m, by=s.ann, words="So.", now=NOW),
        "ask": staff(examining.ask, words="Which?"),
        "approve": staff(examining.approve),
        "decline": staff(examining.decline, reason="No."),
        "authorize": staff(examining.authorize, came_at=NOW),
        "schedule": lambda s, m: examining.schedule(s.session, s.house, m, by=s.ann, at=AT, now=NOW),
        "cancel appointment": lambda s, m: examining.cancel_appointment(s.session, s.house, m, by=s.ann, now=NOW),
        "sit": staff(examining.sit, on=date(2027, 3, 15)),
        "pass": staff(examining.record_pass, number="C-9", issued_on=date(2027, 4, 1),
                      cycle=(date(2027, 1, 1), date(2031, 12, 31))),
        "fail": staff(examining.record_fail),
        "correct": staff(examining.correct, reason="Wrong."),
        "close": staff(examining.close, reason="Not sat."),
        "ask deferral": lambda s, m: deferrals.ask(s.session, s.house, m, by=s.ann, is_emergency=False,
                                                   cancellation_confirmed=True, now=NOW),
    }  # fmt: skip
    through: dict[str, tuple[str, Act]] = {
        "approve deferral": ("fee settled", lambda s, d: deferrals.approve(s.session, s.house, d, by=s.olga, now=NOW)),
        "decline deferral": (
            "fee due",
            lambda s, d: deferrals.decline(s.session, s.house, d, by=s.olga, reason="No.", now=NOW),
        ),
        "withdraw deferral": ("fee due", lambda s, d: deferrals.withdraw(s.session, d, by=s.ann, now=NOW)),
    }

    def show(stage: Stage) -> Cells:
        application = application_of(stage)
        held = {verb: asked_deferral(stage, application, state) for verb, (state, _) in through.items()}
        every = acts | {
            verb: (lambda s, _m, verb=verb, act=act: act(s, held[verb])) for verb, (_, act) in through.items()
        }
        return visit(stage, application, every)

    assert on_stage(house, show) == cells(EXAM_APPLICATION)


def document(stage: Stage, deferral: Any) -> None:
    """An emergency with its documents, as the waiver of the fee asks for."""
    deferral.is_emergency = True
    health.keep_private(
        stage.session, deferral.application, kind=health.EMERGENCY, words="a letter of a doctor", deferral=deferral,
        now=NOW,
    )  # fmt: skip


def test_deferrals(house: House) -> None:
    def in_place(stage: Stage, deferral: Any) -> None:
        deferral.application.state = "deferral asked"
        stage.session.flush()

    def pay(stage: Stage, deferral: Any) -> None:
        fees.record_payment(stage.session, stage.house, deferral.fee, by=stage.olga, now=NOW)

    def waive(stage: Stage, deferral: Any) -> None:
        document(stage, deferral)
        deferrals.waive(stage.session, stage.house, deferral, by=stage.olga, reason="documented", now=NOW)

    def lapse(stage: Stage, deferral: Any) -> None:
        move(stage.session, deferral, "lapse", who=Who.CLOCK, by=None, now=NOW)

    acts: dict[str, Act] = {
        "charge": lambda s, m: deferrals.charge_fee(s.session, s.house, m, by=s.olga, now=NOW),
        "waive": waive,
        "decline": lambda s, m: deferrals.decline(s.session, s.house, m, by=s.olga, reason="No.", now=NOW),
        "withdraw": lambda s, m: deferrals.withdraw(s.session, m, by=s.ann, now=NOW),
        "pay": pay,
        "lapse": lapse,
        "approve": lambda s, m: deferrals.approve(s.session, s.house, m, by=s.olga, now=NOW),
    }

    def show(stage: Stage) -> Cells:
        return visit(stage, asked_deferral(stage, application_of(stage), "fee due"), acts, in_place)

    assert on_stage(house, show) == cells(DEFERRAL)


def test_recertifications(house: House) -> None:
    acts: dict[str, Act] = {
        "submit": lambda s, m: recertification.submit(s.session, s.house, m, by=s.dana, now=FINAL),
        "withdraw": lambda s, m: recertification.withdraw(s.session, m, by=s.dana, now=FINAL),
        "answer": lambda s, m: recertification.answer(s.session, s.house, m, by=s.dana, words="So.", now=FINAL),
        "ask": lambda s, m: recertifying.ask(s.session, s.house, m, by=s.olga, words="Which?", now=FINAL),
        "approve": lambda s, m: recertifying.approve(s.session, s.house, m, by=s.carl, now=FINAL),
        "decline": lambda s, m: recertifying.decline(s.session, s.house, m, by=s.carl, reason="No.", now=FINAL),
        "close": lambda s, m: recertifying.close(s.session, s.house, m, by=s.olga, reason="Over.", now=FINAL),
        "reverse": lambda s, m: recertifying.reverse(s.session, s.house, m, by=s.olga, reason="Wrong.", now=FINAL),
        "reopen": lambda s, m: recertifying.reopen(s.session, s.house, m, by=s.olga, now=FINAL),
    }

    def show(stage: Stage) -> Cells:
        application = recertification.application_of(stage.session, stage.house, stage.dana, now=FINAL)
        recertification.choose(stage.session, application, Pathway.EXAM, now=FINAL)
        recertifying.record_exam(
            stage.session, stage.house, application, by=stage.olga, passed=True, on=FINAL.date(), now=FINAL
        )
        return visit(stage, application, acts)

    assert on_stage(house, show) == cells(RECERTIFICATION)


def test_offers_to_mentor(house: House) -> None:
    def by(who: str, verb: str) -> Act:
        return lambda s, m: mentors.move_offer(s.session, s.house, m, verb, by=getattr(s, who), now=NOW)

    acts = {verb: by("olga", verb) for verb in ("accept", "decline", "pause", "resume", "end")}
    acts["withdraw"] = by("dana", "withdraw")

    def show(stage: Stage) -> Cells:
        offer = mentors.volunteer(stage.session, stage.house, stage.dana, about=None, now=NOW)
        assert isinstance(offer, MentorOffer)
        return visit(stage, offer, acts)

    assert on_stage(house, show) == cells(VOLUNTEER)


def test_mentorings(house: House) -> None:
    acts: dict[str, Act] = {
        "assign": lambda s, m: mentors.assign(s.session, s.house, m, mentor=s.dana, by=s.olga, now=NOW),
        "accept": lambda s, m: mentors.accept(s.session, s.house, m, by=s.dana, now=NOW),
        "decline": lambda s, m: mentors.decline(s.session, s.house, m, by=s.dana, now=NOW),
        "withdraw": lambda s, m: mentors.withdraw(s.session, m, by=s.ann, now=NOW),
        "end": lambda s, m: mentors.end(s.session, s.house, m, by=s.ann, now=NOW),
    }

    def show(stage: Stage) -> Cells:
        offer = mentors.volunteer(stage.session, stage.house, stage.dana, about=None, now=NOW)
        mentors.move_offer(stage.session, stage.house, offer, "accept", by=stage.olga, now=NOW)
        mentoring = mentors.request(stage.session, stage.house, stage.ann, wishes=None, now=NOW)
        assert isinstance(mentoring, Mentoring)
        mentoring.mentor_id = stage.dana.id
        return visit(stage, mentoring, acts)

    assert on_stage(house, show) == cells(MENTORING)


def test_fees(house: House) -> None:
    acts: dict[str, Act] = {
        "pay": lambda s, m: fees.record_payment(s.session, s.house, m, by=s.olga, now=NOW),
        "waive": lambda s, m: fees.waive(s.session, s.house, m, by=s.olga, reason="documented", now=NOW),
        "void": lambda s, m: fees.void(s.session, m, by=s.olga, reason="an error", now=NOW),
        "charge": lambda s, m: fees.charge_again(s.session, s.house, m, by=s.olga, now=NOW),
        "refund": lambda s, m: fees.refund(s.session, s.house, m, by=s.olga, reason="asked", now=NOW),
    }

    def show(stage: Stage) -> Cells:
        fee = charge(
            stage.session, stage.house, stage.ann, kind=DEFERRAL_FEE, subject="other:1", today=NOW.date(), now=NOW
        )
        return visit(stage, fee, acts)

    assert on_stage(house, show) == cells(FEE)


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_every_step_of_the_office_is_in_the_journal(house: House) -> None:
    def show(stage: Stage) -> list[str]:
        request = draft(stage.session, stage.house, stage.dana)
        requests.submit(stage.session, stage.house, request, by=stage.dana, now=NOW)
        deciding.approve(stage.session, stage.house, request, by=stage.carl, now=NOW)
        lines = stage.session.query(Entry).filter_by(subject="request:1").order_by(Entry.id)
        return [line.verb for line in lines]

    assert on_stage(house, show) == ["begin", "change", "submit", "approve"]
