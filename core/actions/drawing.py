"""Drawing an audit: by percentage and a stored seed, from all CMPPs in their cycle; each is told with the deadline."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.audits import tell_audited
from core.actions.moving import begin, move
from core.actions.roles import Office, require_role
from core.actions.today import programme_day
from core.errors import SettingMissing, TallyError, WrongValue
from core.house import House
from core.rules.moves import Who
from core.rules.sampling import drawn, drawn_one_by_one, mark_of
from core.rules.terms import Span, Standing
from core.rules.wording import show_day, show_span
from core.store.tables import Audit, AuditDraw, Cycle, Practitioner


class DrawnAlready(TallyError):
    """The same seed over the same people would draw the same people again."""

    says = "Seed {seed} was used on the same {people} people on {day} (draw {number}). Choose another seed."


class NobodyToDraw(TallyError):
    """Audits are of CMPPs in their cycle."""

    says = "There is nobody to draw from: no CMPP has a certification cycle on {day}."


def draw(
    session: Session, house: House, *, percent: Decimal | str, by: Practitioner | None, now: datetime,
    seed: int | None = None, due_on: date | None = None, rolling: bool = False,
) -> AuditDraw:  # fmt: skip
    """Draw ``percent`` of all CMPPs in a cycle (0 to 100, rounded up); each is told with the deadline.

    Who has an audit open already is left out. Without a seed one is made and kept. Raises WrongValue, DrawnAlready,
    NobodyToDraw, SettingMissing (no ``due_on`` and no TALLY_AUDIT_DAYS), NotAllowed.
    """
    require_role(session, by, Office.OFFICE, Office.AUDITOR, now=now, what="Drawing an audit")
    share, today = _share(percent), programme_day(house, now)
    due = _due(house, due_on, today)
    cycles = _population(session, today)
    if not cycles:
        raise NobodyToDraw(day=show_day(today))
    seed = secrets.randbelow(10**9) if seed is None else seed
    mark = mark_of(cycles)
    _not_twice(session, seed, rolling, mark)
    made = AuditDraw(
        drawn_at=now, drawn_by_id=by.id if by else None, percent=f"{share.normalize():f}", seed=str(seed),
        is_rolling=rolling, due_on=due, population=len(cycles), population_mark=mark,
    )  # fmt: skip
    session.add(made)
    session.flush()
    chosen = (drawn_one_by_one if rolling else drawn)(cycles, percent=share, seed=seed)
    busy = set(session.scalars(select(Audit.practitioner_id).where(Audit.state != "closed")))
    for person in (one for one in chosen if one not in busy):
        _begin(session, house, made, cycles[person], now)
    session.expire(made, ["audits"])
    return made


def _share(percent: Decimal | str) -> Decimal:
    try:
        share = Decimal(percent)
    except InvalidOperation:
        share = Decimal(0)
    if not 0 < share <= 100:
        raise WrongValue(field="The percentage", value=str(percent), remedy="give a number above 0, up to 100.")
    return share


def _due(house: House, due_on: date | None, today: date) -> date:
    if due_on is None:
        if house.settings.audit_days is None:
            raise SettingMissing(
                setting="how many days people have to answer an audit", what="a draw without a day",
                remedy="TALLY_AUDIT_DAYS, or the draw can name the day: by 31 January 2027",
            )  # fmt: skip
        return today + timedelta(days=house.settings.audit_days)
    if due_on <= today:
        raise WrongValue(field="The deadline", value=due_on.isoformat(), remedy="it has to lie ahead.")
    return due_on


def _population(session: Session, today: date) -> dict[int, Cycle]:
    """The current cycle of every CMPP, by their ids."""
    rows = (
        select(Cycle)
        .join(Practitioner, Practitioner.id == Cycle.practitioner_id)
        .where(Practitioner.standing == Standing.CMPP.value, Cycle.starts_on <= today, Cycle.ends_on >= today)
        .order_by(Cycle.id)
    )
    return {cycle.practitioner_id: cycle for cycle in session.scalars(rows)}


def _not_twice(session: Session, seed: int, rolling: bool, mark: str) -> None:
    same = select(AuditDraw).where(
        AuditDraw.seed == str(seed), AuditDraw.is_rolling.is_(rolling), AuditDraw.population_mark == mark
    )
    earlier = session.scalars(same).first()
    if earlier is not None:
        raise DrawnAlready(
            seed=seed, people=earlier.population, day=show_day(earlier.drawn_at.date()), number=earlier.id
        )


def _begin(session: Session, house: House, made: AuditDraw, cycle: Cycle, now: datetime) -> None:
    audit = Audit(practitioner_id=cycle.practitioner_id, draw_id=made.id, cycle_id=cycle.id, due_on=made.due_on)
    begin(session, audit, who=Who.CLOCK, by=None, now=now)
    step = move(session, audit, "tell", who=Who.CLOCK, by=None, now=now, told_at=now)
    span = show_span(Span(cycle.starts_on, cycle.ends_on))
    programme, due = house.settings.programme, show_day(made.due_on)
    tell_audited(session, house, audit, "told", step, now, cycle=span, programme=programme, due=due)
