"""Every cell of every moves table, and the paths people take through them."""

from __future__ import annotations

import pytest
from make_moves import GOLDEN, written

from core.errors import TallyError
from core.rules.moves import (
    ALL,
    AUDIT,
    DEFERRAL,
    EXAM_APPLICATION,
    FEE,
    MENTORING,
    RECERTIFICATION,
    REQUEST,
    VOLUNTEER,
    Move,
    Moves,
    NotNow,
    NotYours,
    Who,
)

CELLS = [(moves, state, verb) for moves in ALL for state in moves.states for verb in moves.verbs]
FINAL = {
    "request for credit approval": {"withdrawn"},
    "exam application": {"withdrawn", "declined", "closed"},
    "deferral": {"approved", "declined", "lapsed", "withdrawn"},
    "recertification application": set(),
    "offer to mentor": {"declined", "ended"},
    "mentoring": {"withdrawn", "ended"},
    "audit": {"closed"},
    "fee": {"void", "refunded"},
}


def test_the_cells_are_those_that_were_read_and_agreed() -> None:
    assert written() == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(("moves", "state", "verb"), CELLS, ids=lambda value: getattr(value, "subject", value))
def test_a_cell_leads_on_or_says_what_is_possible(moves: Moves, state: str, verb: str) -> None:
    row = next((row for row in moves.rows if (row.state, row.verb) == (state, verb)), None)
    if row is None:
        with pytest.raises(NotNow) as refused:
            moves.after(state, verb)
        said = str(refused.value)
        assert f"The {moves.subject} is {state}, so one can't {moves.phrase(verb)} now." in said
        assert all(moves.phrase(move.verb) in said for move in moves.possible(state))
        assert ("Nothing more can follow." in said) == moves.is_final(state)
        return
    for who in Who:
        if who in row.who:
            assert moves.after(state, verb, who) == row.to
        else:
            with pytest.raises(NotYours, match=r"^To .+ is for "):
                moves.after(state, verb, who)


@pytest.mark.parametrize("moves", ALL, ids=lambda moves: moves.subject)
def test_only_these_states_are_final(moves: Moves) -> None:
    assert {state for state in moves.states if moves.is_final(state)} == FINAL[moves.subject]


@pytest.mark.parametrize("moves", ALL, ids=lambda moves: moves.subject)
def test_every_special_phrase_is_of_a_verb_there_is(moves: Moves) -> None:
    assert set(moves.phrases) <= set(moves.verbs)


@pytest.mark.parametrize("moves", [REQUEST, RECERTIFICATION, EXAM_APPLICATION], ids=lambda moves: moves.subject)
def test_nobody_decides_on_their_own(moves: Moves) -> None:
    deciding = {"approve", "decline", "assign", "recommend", "reverse", "reopen", "authorize", "pass", "fail"}
    assert not any(Who.PRACTITIONER in row.who for row in moves.rows if row.verb in deciding)


@pytest.mark.parametrize(
    ("moves", "path", "last"),
    [
        (REQUEST, "submit assign ask answer approve reverse reopen decline reopen withdraw", "withdrawn"),
        (REQUEST, "submit recommend approve", "approved"),
        (EXAM_APPLICATION, "submit ask answer approve authorize schedule schedule sit fail correct pass", "passed"),
        (
            EXAM_APPLICATION,
            "submit,approve,authorize,schedule,cancel appointment,ask deferral,approve deferral,authorize,"
            "ask deferral,approve deferral,close",
            "closed",
        ),
        (EXAM_APPLICATION, "submit,approve,ask deferral,withdraw deferral,authorize", "authorized"),
        (DEFERRAL, "charge pay approve", "approved"),
        (DEFERRAL, "waive approve", "approved"),
        (DEFERRAL, "charge lapse", "lapsed"),
        (RECERTIFICATION, "submit withdraw submit ask answer decline reopen submit approve", "approved"),
        (VOLUNTEER, "accept pause resume end", "ended"),
        (MENTORING, "assign decline assign accept end", "ended"),
        (AUDIT, "tell extend answer ask answer find answer pass close", "closed"),
        (FEE, "waive charge pay refund", "refunded"),
    ],
)
def test_paths(moves: Moves, path: str, last: str) -> None:
    state = moves.first
    for verb in path.split("," if "," in path else None):
        state = moves.after(state, verb)
    assert state == last


@pytest.mark.parametrize(
    ("moves", "state", "verb", "who", "says"),
    [
        (
            REQUEST, "approved", "withdraw", None,
            "The request for credit approval is approved, so one can't withdraw it now. "
            "From here the Recertification Committee can reverse the decision.",
        ),
        (
            REQUEST, "submitted", "approve", Who.PRACTITIONER,
            "To approve it is for the Recertification Committee. From here you can withdraw it.",
        ),
        (
            EXAM_APPLICATION, "submitted", "sit", None,
            "The exam application is submitted, so one can't record that the exam was sat now. "
            "From here the office can ask for more information, approve it or decline it; "
            "the practitioner can withdraw it.",
        ),
        (FEE, "void", "pay", None, "The fee is void, so one can't record it as paid now. Nothing more can follow."),
    ],
)  # fmt: skip
def test_a_refusal_reads(moves: Moves, state: str, verb: str, who: Who | None, says: str) -> None:
    with pytest.raises(TallyError) as refused:
        moves.after(state, verb, who)
    assert str(refused.value) == says


def test_a_state_nobody_knows_is_our_fault() -> None:
    with pytest.raises(ValueError, match="knows no state 'lost'"):
        FEE.after("lost", "pay")


def test_a_table_that_contradicts_itself_is_refused() -> None:
    row = Move("a", "go", "b", (Who.OFFICE,))
    with pytest.raises(ValueError, match="begin alike"):
        Moves("x", "a", (row, Move("a", "go", "c", (Who.OFFICE,))))
    with pytest.raises(ValueError, match=r"nothing leads to \['z'\]"):
        Moves("x", "a", (row, Move("z", "go", "b", (Who.OFFICE,))))
