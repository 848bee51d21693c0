"""Every credit that doesn't count says why, with the remedy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules_samples import CYCLE, POLICY, credit

from core.rules.credit import CreditFacts, Reason, Remark
from core.rules.cycle import Cycle
from core.rules.editions import load_policies, load_policy
from core.rules.evidence import judge, judge_all
from core.rules.policy import Direction, Limit, Per, Policy, Rounding, Spanning
from core.rules.terms import Basis, Domain

PROGRAMME = {"basis": Basis.ATTENDANCE, "added_by": "ISMPP", "documented": False}
SEVEN = replace(POLICY, limits=(replace(POLICY.limits[0], active=True),))


def test_an_approved_documented_credit_counts_whole() -> None:
    verdict = judge(credit(14, 1.5, "2026-11-18"), POLICY, CYCLE)
    assert verdict.counts
    assert (verdict.seconds_counted, verdict.year, verdict.domain) == (5400, 3, Domain.FOSTER)
    assert (verdict.why_not, verdict.note, verdict.reason) == (None, None, None)


@pytest.mark.parametrize("basis", [Basis.ACTIVITY, Basis.REQUEST])
def test_without_its_certificate_it_waits(basis: Basis) -> None:
    verdict = judge(credit(14, 1.5, "2026-11-18", basis=basis, documented=False), POLICY, CYCLE)
    assert (verdict.counts, verdict.seconds_counted) == (False, 0)
    assert verdict.wants_documents_only
    assert verdict.why_not == (
        "Its certificate isn't here yet. Send the file with *attach to 14*, or forward the mail it came with."
    )


def test_without_a_basis_the_remedy_is_to_request_approval() -> None:
    verdict = judge(credit(14, 1.5, "2026-11-18", basis=None), POLICY, CYCLE)
    assert verdict.reasons == (Reason.NO_BASIS,)
    assert verdict.why_not == ("It isn't an approved activity yet. To request approval, type *request credit for #14*.")


def test_all_that_is_missing_is_said_at_once() -> None:
    verdict = judge(credit(14, 1.5, "2026-11-18", basis=None, documented=False), POLICY, CYCLE)
    assert verdict.reasons == (Reason.NO_BASIS, Reason.NO_DOCUMENTATION)
    assert verdict.why_not is not None
    assert "request approval" in verdict.why_not
    assert "certificate" in verdict.why_not


def test_what_is_not_saved_yet_names_no_number() -> None:
    verdict = judge(credit(0, 1.5, "2026-11-18", basis=None, documented=False), POLICY, CYCLE)
    assert verdict.why_not is not None
    assert not any(sign.isdigit() for sign in verdict.why_not)


def test_attendance_entered_by_the_programme_needs_no_certificate() -> None:
    assert judge(credit(1, 1, "2026-05-01", **PROGRAMME), POLICY, CYCLE).counts


@pytest.mark.parametrize("facts", [{"recording": True}, {"added_by": "Self"}, {"added_by": None}, {"added_by": ""}])
def test_a_recording_or_an_unnamed_hand_exempts_from_nothing(facts: dict[str, object]) -> None:
    verdict = judge(credit(1, 1, "2026-05-01", **{**PROGRAMME, **facts}), POLICY, CYCLE)
    assert verdict.reasons == (Reason.NO_DOCUMENTATION,)


@pytest.mark.parametrize("day", ["2023-12-31", "2029-01-01", "2015-10-21"])
def test_outside_the_cycle_it_is_history(day: str) -> None:
    verdict = judge(credit(14, 1.5, day, basis=None, documented=False), POLICY, CYCLE)
    assert verdict.reasons == (Reason.OUTSIDE_CYCLE,)
    assert verdict.why_not is not None
    assert "outside your certification cycle, 1 January 2024 to 31 December 2028" in verdict.why_not


def test_without_a_cycle_nothing_counts_yet() -> None:
    verdict = judge(credit(14, 1.5, "2026-11-18"), POLICY, None)
    assert verdict.reasons == (Reason.NO_CYCLE,)


def test_over_the_cycles_edge_the_office_has_to_say() -> None:
    across = credit(14, 2, "2028-12-30", end=date(2029, 1, 2))
    assert judge(across, POLICY, CYCLE).reasons == (Reason.ACROSS_CYCLE_EDGE,)
    assert judge(across, replace(POLICY, spanning=Spanning.START), CYCLE).year == 5
    assert judge(across, replace(POLICY, spanning=Spanning.END), CYCLE).reasons == (Reason.OUTSIDE_CYCLE,)


def test_over_a_years_end_it_helps_the_total_but_no_year_until_the_policy_says() -> None:
    across = credit(14, 2, "2026-12-30", end=date(2027, 1, 2))
    verdict = judge(across, POLICY, CYCLE)
    assert (verdict.counts, verdict.seconds_counted, verdict.year) == (True, 7200, None)
    assert verdict.remarks == (Remark.SPANS_YEARS,)
    assert verdict.note is not None
    assert "contact the office" in verdict.note
    assert judge(across, replace(POLICY, spanning=Spanning.START), CYCLE).year == 3
    assert judge(across, replace(POLICY, spanning=Spanning.END), CYCLE).year == 4


def test_a_legacy_category_is_never_mapped() -> None:
    verdict = judge(credit(14, 1.5, "2026-11-18", None, legacy_domain="Professional Responsibilities"), POLICY, CYCLE)
    assert (verdict.counts, verdict.domain) == (True, None)
    assert verdict.note is not None
    assert '"Professional Responsibilities" is none of the three' in verdict.note
    assert "set domain of 14 to" in verdict.note


def test_a_limit_counts_what_there_is_room_for_and_says_so() -> None:
    study = {"course_type": "self-study"}
    verdicts = judge_all(
        [credit(3, 3, "2026-05-01", **study), credit(1, 5.5, "2026-02-01", **study), credit(2, 9, "2026-03-01"),
         credit(4, 1, "2026-06-01", **study), credit(5, 7, "2027-06-01", **study)],
        SEVEN, CYCLE,
    )  # fmt: skip
    assert {number: verdict.seconds_counted / 3600 for number, verdict in verdicts.items()} == {
        1: 5.5, 2: 9, 3: 1.5, 4: 0, 5: 7,
    }  # fmt: skip
    assert verdicts[3].counts
    assert verdicts[3].why_not == (
        "Self-Study counts up to 7 credits a year, and 5.5 credits came before it, so 1.5 of its 3 credits count."
    )
    assert not verdicts[4].counts
    assert verdicts[4].why_not == (
        "Self-Study counts up to 7 credits a year, and 7 credits came before it, so there is no room left for it."
    )


def test_a_limit_that_is_switched_off_caps_nothing() -> None:
    assert judge(credit(1, 30, "2026-05-01", course_type="Self-Study"), POLICY, CYCLE).seconds_counted == 30 * 3600


def test_a_final_year_limit_holds_in_the_final_year_alone() -> None:
    announced = load_policy("ismpp-2022-first-announced")
    verdicts = judge_all([credit(1, 20, "2027-05-01"), credit(2, 20, "2028-05-01")], announced, CYCLE)
    assert [verdicts[n].seconds_counted // 3600 for n in (1, 2)] == [20, 12]
    assert verdicts[2].why_not is not None
    assert "in the final year" in verdicts[2].why_not


def test_a_limit_over_the_cycle() -> None:
    policy = replace(POLICY, limits=(Limit(10 * 3600, Per.CYCLE, "Poster"),))
    posters = [credit(n, 4, f"{2023 + n}-05-01", course_type="Poster") for n in range(1, 5)]
    assert [v.seconds_counted // 3600 for v in judge_all(posters, policy, CYCLE).values()] == [4, 4, 2, 0]


def test_a_limited_credit_over_a_years_end_takes_room_in_both() -> None:
    study = {"course_type": "Self-Study"}
    across = credit(1, 5, "2026-12-30", end=date(2027, 1, 2), **study)
    verdicts = judge_all([across, credit(2, 5, "2027-05-01", **study)], SEVEN, CYCLE)
    assert verdicts[2].seconds_counted == 2 * 3600


def test_rounding_is_the_policys_affair() -> None:
    quarter = replace(POLICY, rounding=Rounding(900, Direction.DOWN))
    assert judge(credit(1, 1.33, "2026-05-01"), POLICY, CYCLE).seconds_counted == 4788
    assert judge(credit(1, 1.33, "2026-05-01"), quarter, CYCLE).seconds_counted == 4500


def test_what_an_older_edition_does_not_ask_for_is_not_asked() -> None:
    old = load_policy("ismpp-2017")
    cycle = Cycle(date(2021, 1, 1), date(2023, 12, 31), old.name)
    verdict = judge(credit(1, 2, "2022-05-01", None, basis=None, documented=False), old, cycle)
    assert (verdict.counts, verdict.note) == (True, None)


facts = st.builds(
    CreditFacts,
    number=st.integers(1, 40),
    title=st.text(max_size=5),
    seconds=st.integers(60, 40 * 3600),
    start=st.dates(date(2023, 11, 1), date(2028, 12, 1)),
    end=st.just(date(2029, 2, 1)) | st.dates(date(2028, 12, 2), date(2029, 3, 1)),
    domain=st.none() | st.sampled_from(Domain),
    course_type=st.sampled_from([None, "Self-Study", "ISMPP U"]),
    basis=st.none() | st.sampled_from(Basis),
    documented=st.booleans(),
    added_by=st.sampled_from([None, "Self", "ISMPP"]),
    recording=st.none() | st.booleans(),
)
one_day = st.builds(lambda one: replace(one, end=one.start), facts)
records = st.lists(one_day | facts, max_size=12, unique_by=lambda one: one.number)
policies = st.sampled_from([*load_policies(), SEVEN, replace(SEVEN, spanning=Spanning.START)])


@given(records, policies)
def test_counted_never_exceeds_earned_and_every_shortfall_is_explained(held: list[CreditFacts], policy: Policy) -> None:
    verdicts = judge_all(held, policy, CYCLE)
    assert set(verdicts) == {one.number for one in held}
    for one in held:
        verdict = verdicts[one.number]
        assert 0 <= verdict.seconds_counted <= one.seconds
        assert verdict.counts == (verdict.seconds_counted > 0)
        assert (verdict.why_not is None) == (verdict.seconds_counted == one.seconds)
        assert bool(verdict.reasons) == (verdict.why_not is not None)


@given(records)
def test_self_study_never_counts_more_than_seven_a_year(held: list[CreditFacts]) -> None:
    verdicts = judge_all(held, SEVEN, CYCLE)
    for year in range(1, 6):
        mine = [one.number for one in held if one.course_type == "Self-Study" and verdicts[one.number].year == year]
        assert sum(verdicts[number].seconds_counted for number in mine) <= 7 * 3600


@given(records, policies, st.randoms())
def test_the_order_in_which_credits_are_given_changes_nothing(
    held: list[CreditFacts], policy: Policy, chance: object
) -> None:
    shuffled = list(held)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert judge_all(shuffled, policy, CYCLE) == judge_all(held, policy, CYCLE)
