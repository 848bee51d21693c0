"""What on the approved list would close the gaps: only what one can still take part in and has not logged."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import or_, select

from bot.turn import Turn
from core.rules.plan import Offer, Plan, plan
from core.rules.progress import Gap, Progress
from core.rules.terms import Domain
from core.store.tables import Activity

MOST = 200


def offers_for(turn: Turn, gaps: Sequence[Gap], standing: Progress) -> Plan:
    """The fewest activities that close ``gaps``; an empty plan where there is nothing to close or to offer."""
    if not gaps:
        return Plan((), ())
    domains = [gap.name for gap in gaps if gap.name in tuple(Domain)]
    ahead = or_(Activity.starts_on.is_(None), Activity.ends_on >= standing.today, Activity.starts_on >= standing.today)
    wanted = select(Activity).where(Activity.is_withdrawn.is_(False), or_(ahead, Activity.is_recording))
    if len(domains) == len(gaps):
        wanted = wanted.where(Activity.domain.in_(domains))
    rows = turn.session.scalars(wanted.order_by(Activity.starts_on.desc(), Activity.id).limit(MOST))
    logged = {credit.activity_id for credit in turn.record().credits}
    return plan(standing, [_offer(row) for row in rows if row.id not in logged], gaps)


def _offer(row: Activity) -> Offer:
    """A recording can be seen on any day until it is taken down."""
    start = None if row.is_recording else row.starts_on
    return Offer(row.code, row.title, row.seconds, Domain(row.domain), start, row.ends_on)
