"""The staff page: what wants a table, and buttons that say what one would type."""

from __future__ import annotations

from starlette.routing import Route

from bot.web.room import posted
from bot.web.staff.acting import act
from bot.web.staff.audits import audited
from bot.web.staff.batches import attendance_batch, batches, catalogue_batch
from bot.web.staff.cases import case, waiting
from bot.web.staff.catalogue import catalogue
from bot.web.staff.page import page
from bot.web.staff.people import people, person
from bot.web.staff.private import private_file
from bot.web.staff.reports import reports

PAGES = [
    Route("/staff", page("staff_queue.html", "see queue", waiting)),
    Route("/staff/cases/{about}/{number:int}", page("staff_case.html", "see case", case)),
    Route("/staff/people", page("staff_people.html", "see people", people)),
    Route("/staff/people/{number:int}", page("staff_person.html", "see people", person)),
    Route("/staff/audits", page("staff_audits.html", "audit", audited)),
    Route("/staff/catalogue", page("staff_catalogue.html", "see catalogue", catalogue)),
    Route("/staff/batches", page("staff_batches.html", "see lists", batches)),
    Route("/staff/batches/B{number:int}", page("staff_batch.html", "see lists", attendance_batch)),
    Route("/staff/batches/C{number:int}", page("staff_changes.html", "see lists", catalogue_batch)),
    Route("/staff/reports", page("staff_reports.html", "report", reports)),
    Route("/staff/private/{number:int}", private_file),
    Route("/staff/act", posted(act), methods=["POST"]),
]

__all__ = ["PAGES"]
