"""What may follow what, one table a subject."""

from __future__ import annotations

from core.rules.moves.audits import AUDIT
from core.rules.moves.exams import DEFERRAL, EXAM_APPLICATION
from core.rules.moves.fees import FEE
from core.rules.moves.mentoring import MENTORING, VOLUNTEER
from core.rules.moves.recertifications import RECERTIFICATION, Pathway
from core.rules.moves.requests import REQUEST
from core.rules.moves.states import state_in_words
from core.rules.moves.table import Move, Moves, NotNow, NotYours, Who

ALL = (REQUEST, EXAM_APPLICATION, DEFERRAL, RECERTIFICATION, VOLUNTEER, MENTORING, AUDIT, FEE)

__all__ = [
    "ALL", "AUDIT", "DEFERRAL", "EXAM_APPLICATION", "FEE", "MENTORING", "RECERTIFICATION", "REQUEST", "VOLUNTEER",
    "Move", "Moves", "NotNow", "NotYours", "Pathway", "Who",
    "state_in_words",
]  # fmt: skip
