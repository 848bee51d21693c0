"""The editions say what DOMAIN says and nothing more; a wrong file is refused with field, value and remedy."""

from __future__ import annotations

import hashlib
from datetime import date
from importlib import resources

import pytest

from core.errors import WrongValue
from core.rules.editions import check_editions, load_policies, load_policy, policy_for
from core.rules.policy import Direction, Rounding, Spanning
from core.rules.policy_file import parse_policy
from core.rules.terms import Basis

MINIMAL = 'kind = "recertification"\nname = "x"\ntitle = "X"\ncycle_years = 5\n'


def test_the_default_is_the_edition_of_the_faq() -> None:
    policy = load_policy()
    assert (policy.name, policy.default, policy.cycle_years) == ("ismpp-2022", True, 5)
    assert policy.total is not None
    assert policy.total.seconds == 50 * 3600
    assert policy.per_year is not None
    assert [policy.per_year.for_year(n) for n in range(1, 6)] == [18_000] * 5
    assert policy.per_domain is not None
    assert policy.per_domain.seconds == 5 * 3600
    assert policy.employment is not None
    assert policy.employment.hundredths == 300
    assert policy.needs_basis is True
    assert policy.needs_documentation is True
    assert policy.documentation_exempt == {Basis.ATTENDANCE}


def test_every_rule_that_is_stated_names_its_source() -> None:
    for policy in load_policies():
        for rule in (policy.total, policy.per_year, policy.per_domain, policy.employment, *policy.limits):
            assert rule is None or rule.source


def test_self_study_is_capped_at_seven_but_switched_off() -> None:
    (limit,) = load_policy().limits
    assert (limit.course_type, limit.seconds, limit.active) == ("Self-Study", 7 * 3600, False)


@pytest.mark.parametrize("name", ["ismpp-2017", "ismpp-2012"])
def test_older_editions_state_the_total_alone(name: str) -> None:
    policy = load_policy(name)
    assert policy.total is not None
    unsaid = (policy.per_year, policy.per_domain, policy.employment, policy.needs_basis, policy.needs_documentation)
    assert unsaid == (None,) * 5


@pytest.mark.parametrize("policy", load_policies(), ids=lambda policy: policy.name)
def test_what_nobody_knows_is_unset_everywhere(policy: object) -> None:
    assert policy.rounding is None  # type: ignore[attr-defined]
    assert policy.spanning is None  # type: ignore[attr-defined]
    assert policy.employment_before_cycle is None  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (date(2011, 12, 31), None),
        (date(2012, 1, 1), "ismpp-2012"),
        (date(2016, 12, 31), "ismpp-2012"),
        (date(2017, 1, 1), "ismpp-2017"),
        (date(2021, 12, 31), "ismpp-2017"),
        (date(2022, 1, 1), "ismpp-2022"),
        (date(2040, 1, 1), "ismpp-2022"),
    ],
)
def test_a_cycle_is_under_the_edition_of_its_first_day(start: date, name: str | None) -> None:
    policy = policy_for(start)
    assert (policy.name if policy else None) == name


def test_the_first_announcement_was_never_in_force() -> None:
    announced = load_policy("ismpp-2022-first-announced")
    assert not announced.covers(date(2022, 1, 1))
    (limit,) = announced.limits
    assert (limit.seconds, limit.final_year_only, limit.active) == (12 * 3600, True, True)


def test_the_hash_is_that_of_the_file() -> None:
    content = (resources.files("core") / "policies" / "ismpp-2022.toml").read_bytes()
    assert load_policy().sha256 == hashlib.sha256(content).hexdigest()
    assert parse_policy(content + b"\n").sha256 != load_policy().sha256


def test_an_unknown_edition_names_those_there_are() -> None:
    with pytest.raises(WrongValue, match=r"policy can't be 'nope': the editions are ismpp-2012, .*ismpp-2022"):
        load_policy("nope")


def test_what_is_set_is_read() -> None:
    more = """
spanning = "end"
employment_before_cycle = true
rounding = { hours = 0.25, direction = "down" }
[requirements.per_year]
hours = 5
overrides = { 5 = 2.5 }
"""
    policy = parse_policy(MINIMAL + more)
    assert policy.spanning is Spanning.END
    assert policy.employment_before_cycle is True
    assert policy.rounding == Rounding(900, Direction.DOWN)
    assert policy.per_year is not None
    assert [policy.per_year.for_year(n) for n in (4, 5)] == [18_000, 9_000]


@pytest.mark.parametrize(
    ("direction", "seconds", "rounded"),
    [("down", 1799, 900), ("nearest", 1349, 900), ("nearest", 1350, 1800), ("up", 901, 1800), ("up", 1800, 1800)],
)
def test_rounding(direction: str, seconds: int, rounded: int) -> None:
    assert Rounding(900, Direction(direction)).of(seconds) == rounded


@pytest.mark.parametrize(
    ("content", "field", "says"),
    [
        ("kind = ", "policy file", "must be TOML"),
        (b"\xff\xfe", "policy file", "UTF-8"),
        ('name = "x"', "kind", "recertification"),
        ('kind = "recertification"\ntitle = "X"\ncycle_years = 5', "name", "missing"),
        (MINIMAL.replace("5", "0"), "cycle_years", "1 to 20"),
        (MINIMAL.replace("5", "true"), "cycle_years", "whole number"),
        (MINIMAL.replace('"x"', "3"), "name", "quotes"),
        (MINIMAL + "colour = 1", "colour", "means nothing here"),
        (MINIMAL + "[requirements.total]\nhours = 0", "requirements.total.hours", "above 0"),
        (MINIMAL + "[requirements.total]\nhours = -5", "requirements.total.hours", "above 0"),
        (MINIMAL + "[requirements.total]\nhours = nan", "requirements.total.hours", "above 0"),
        (MINIMAL + '[requirements.total]\nhours = "5"', "requirements.total.hours", "above 0"),
        (MINIMAL + "[requirements.total]\nhours = 0.00001", "requirements.total.hours", "above 0"),
        (MINIMAL + "[requirements.totl]\nhours = 5", "requirements.totl", "means nothing here"),
        (MINIMAL + "[requirements.per_year]\nhours = 5\noverrides = { last = 1 }", "overrides.last", "cycle year"),
        (MINIMAL + "[requirements.employment]\nyears = 1.005", "requirements.employment.years", "two decimals"),
        (MINIMAL + '[documentation]\nexempt = ["friends"]', "documentation.exempt", "programme attendance"),
        (MINIMAL + '[documentation]\nneeded = "yes"', "documentation.needed", "true or false"),
        (MINIMAL + '[[limits]]\nhours = 7\nper = "week"', "limits[1].per", '"year", "cycle"'),
        (MINIMAL + '[[limits]]\nhours = 7\nper = "year"\nyear = "first"', "limits[1].year", "final"),
        (MINIMAL + '[[limits]]\nhours = 7\nper = "cycle"\nyear = "final"', "limits[1].year", "goes with"),
        (MINIMAL + "limits = [7]", "limits", "[[limits]]"),
        (MINIMAL + 'spanning = "middle"', "spanning", '"start", "end"'),
        (MINIMAL + 'rounding = { hours = 1, direction = "in" }', "rounding.direction", '"nearest"'),
        (MINIMAL + '[effective]\nfrom = "2022-01-01"', "effective.from", "without quotes"),
        (MINIMAL + "[effective]\nfrom = 2022-01-01\nto = 2021-01-01", "effective.to", "before"),
    ],
)
def test_a_wrong_file_is_refused_with_field_and_remedy(content: str | bytes, field: str, says: str) -> None:
    with pytest.raises(WrongValue) as refused:
        parse_policy(content)
    assert field in refused.value.facts["field"]
    assert says in str(refused.value)


def test_editions_must_not_clash() -> None:
    dated = parse_policy(MINIMAL + "default = true\n[effective]\nfrom = 2022-01-01")
    later = parse_policy(MINIMAL.replace('"x"', '"y"') + "[effective]\nfrom = 2023-01-01")
    with pytest.raises(WrongValue, match="x still holds"):
        check_editions([dated, later])
    with pytest.raises(WrongValue, match="two policy files"):
        check_editions([dated, dated])
    with pytest.raises(WrongValue, match="exactly one edition"):
        check_editions([later])
