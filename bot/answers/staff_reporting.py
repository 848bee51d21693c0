"""Reports over everybody, as a picture to look at and a table to take along."""

from __future__ import annotations

import re

from bot.router import Router
from bot.staff_intents import SeeReport
from bot.turn import Turn
from core.actions import reports
from core.actions.attendance_report import attendance, attendance_of
from core.actions.evidence import note_document
from core.actions.today import programme_day
from core.message import File, Reply
from core.rules.editions import load_policy

router = Router()
MOST_LINES = 8


@router.answers(SeeReport)
def see_report(turn: Turn, wish: SeeReport) -> Reply:
    """The report's sentence, its first lines, its picture, its table as CSV."""
    report = report_of(turn, wish)
    lines = [" · ".join(cell for cell in row if cell) for row in report.rows[:MOST_LINES]]
    if len(report.rows) > MOST_LINES:
        lines.append(f"… and {len(report.rows) - MOST_LINES} more in the table.")
    content = report.csv()
    name = f"{re.sub(r'[^a-z0-9]+', '-', report.name.casefold())}-{turn.today.isoformat()}.csv"
    file = File(name, "text/csv", turn.house.documents.keep(content), len(content))
    note_document(turn.session, file, now=turn.now)
    return Reply(
        "\n".join([report.says, *lines]), picture=report.picture, files=(file,), subject=report.name.capitalize()
    )


def report_of(turn: Turn, wish: SeeReport) -> reports.Report:
    """The report wished for."""
    today = programme_day(turn.house, turn.now)
    if wish.about == "domains":
        return reports.by_domain_and_year(turn.session)
    if wish.about == "attendance":
        return attendance_of(turn.session, wish.code) if wish.code else attendance(turn.session)
    if wish.about == "requests":
        return reports.requests_by_age(turn.session, turn.now)
    if wish.policy is not None:
        return reports.what_if(turn.session, load_policy(wish.policy), today)
    return reports.at_risk(turn.session, today)
