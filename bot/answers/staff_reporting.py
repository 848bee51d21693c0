"""Reports over everybody, as a picture to look at and a table to take along."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.router import Router, Said
from bot.staff_intents import SeeReport
from bot.turn import Turn
from core.actions import reports
from core.actions.attendance_report import attendance, attendance_of
from core.actions.errands import Errand
from core.actions.evidence import note_document
from core.actions.reports_what_if import what_if
from core.actions.today import programme_day
from core.house import House
from core.message import Choice, File, Reply
from core.rules.editions import load_policy
from core.store.tables import Practitioner

router = Router()
MOST_LINES = 8
NONE = "–"
# What is said, what the button is called, and what one gets.
REPORTS = (
    ("people at risk", "People at risk", "who lacks something by the end of their cycle year, and how much"),
    ("report domains", "Domains and years", "hours and people by calendar year and domain"),
    ("report requests", "Requests by age", "what is with the committee, for how long, and what is past its day"),
    ("report attendance", "Attendance", "each session with who came by list and by code, and which lines wait"),
)
WHAT_IF = "what if everyone were under ismpp-2017"


@router.answers(SeeReport)
def see_report(turn: Turn, wish: SeeReport) -> list[Reply]:
    """Promise it: to look at everybody takes seconds, in which a turn would keep others from theirs."""
    if not wish.about:
        return [_which()]
    turn.errands.append(("report", {"about": wish.about, "policy": wish.policy, "code": wish.code}))
    return []


def _which() -> Reply:
    """The reports there are, each with what to type."""
    lines = [f"*{say}*: {what}" for say, _, what in REPORTS]
    lines.append(f"*{WHAT_IF}*: everybody's record under another edition")
    choices = tuple(Choice(label, say) for say, label, _ in REPORTS)
    return Reply("\n".join(("Which report?", *lines)), choices=choices, subject="Reports")


@router.does("report")
def make(house: House, errand: Errand, person: Practitioner) -> Callable[[Turn], Said]:
    """Look at everybody; nothing is changed."""
    with house.database.read() as session:
        report = report_of(session, SeeReport(**errand.facts), programme_day(house, errand.asked_at), errand.asked_at)
    return lambda turn: _show(turn, report)


def _show(turn: Turn, report: reports.Report) -> Reply:
    """The report's sentence, its first lines, its picture, its table as CSV."""
    lines = [f"*{' · '.join(report.columns)}*"] if report.rows else []
    lines += [" · ".join(cell or NONE for cell in row) for row in report.rows[:MOST_LINES]]
    if len(report.rows) > MOST_LINES:
        lines.append(f"… and {len(report.rows) - MOST_LINES} more in the table.")
    content = report.csv()
    name = f"{re.sub(r'[^a-z0-9]+', '-', report.name.casefold())}-{turn.today.isoformat()}.csv"
    file = File(name, "text/csv", turn.house.documents.keep(content), len(content))
    note_document(turn.session, file, now=turn.now)
    return Reply(
        "\n".join([report.says, *lines]), picture=report.picture, files=(file,), subject=report.name.capitalize()
    )


def report_of(session: Session, wish: SeeReport, today: date, now: datetime) -> reports.Report:
    """The report wished for, of the programme's day ``today``."""
    if wish.about == "domains":
        return reports.by_domain_and_year(session)
    if wish.about == "attendance":
        return attendance_of(session, wish.code) if wish.code else attendance(session)
    if wish.about == "requests":
        return reports.requests_by_age(session, now)
    if wish.policy is not None:
        return what_if(session, load_policy(wish.policy), today)
    return reports.at_risk(session, today)
