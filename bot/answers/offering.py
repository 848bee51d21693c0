"""What on the approved list would close the gaps: only what one can still take part in and has not logged."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import or_, select

from bot.turn import Turn
from core.actions.catalogue import plain_words
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
    had = _had(turn)
    return plan(standing, [_offer(row) for row in rows if not had(row)], gaps)


def _had(turn: Turn) -> Callable[[Activity], bool]:
    """Whether an activity is in the record: itself, or as the recording of the session attended and the reverse."""
    credits = turn.record().credits
    ids = {credit.activity_id for credit in credits}
    known = turn.session.execute(select(Activity.id, Activity.is_recording).where(Activity.id.in_(ids - {None})))
    recorded = {row.id: row.is_recording for row in known}
    forms = {(plain_words(credit.title), recorded.get(credit.activity_id or 0)) for credit in credits}

    def had(row: Activity) -> bool:
        title = plain_words(row.title)
        return row.id in ids or (title, not row.is_recording) in forms or (title, None) in forms

    return had


def _offer(row: Activity) -> Offer:
    """A recording can be seen on any day until it is taken down."""
    start = None if row.is_recording else row.starts_on
    return Offer(row.code, row.title, row.seconds, Domain(row.domain), start, row.ends_on, row.is_recording)
