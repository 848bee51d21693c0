"""All tables under one name; importing this fills the metadata that Alembic compares."""

from core.store.tables.attendance import Attendance, AttendanceBatch, LiveSession
from core.store.tables.audits import Audit, AuditDraw
from core.store.tables.base import Base
from core.store.tables.catalogue import CatalogueBatch, CatalogueLine, ColumnMapping
from core.store.tables.credits import (
    Activity,
    ActivityTrigram,
    Credit,
    CreditDocument,
    Document,
    DocumentReading,
    ReferenceDocument,
)
from core.store.tables.exams import Deferral, ExamApplication, OfficeOnly
from core.store.tables.fees import Fee, PaymentEvent
from core.store.tables.holding import Badge, Mentoring, MentorMessage, MentorOffer, Recertification
from core.store.tables.journal import Entry, Payload
from core.store.tables.missing import Miss, ModelAsk
from core.store.tables.people import (
    Address,
    Credential,
    Cycle,
    Job,
    Policy,
    Practitioner,
    Reminders,
    SlackIdentity,
)
from core.store.tables.programme import CreditRequest, RequestDocument, RequestedCredit, Role, Step
from core.store.tables.sending import Outgoing
from core.store.tables.talk import Arrival, Code, Proposal, Question, Token, Visit

__all__ = [
    "Activity",
    "ActivityTrigram",
    "Address",
    "Arrival",
    "Attendance",
    "AttendanceBatch",
    "Audit",
    "AuditDraw",
    "Badge",
    "Base",
    "CatalogueBatch",
    "CatalogueLine",
    "Code",
    "ColumnMapping",
    "Credential",
    "Credit",
    "CreditDocument",
    "CreditRequest",
    "Cycle",
    "Deferral",
    "Document",
    "DocumentReading",
    "Entry",
    "ExamApplication",
    "Fee",
    "Job",
    "LiveSession",
    "MentorMessage",
    "MentorOffer",
    "Mentoring",
    "Miss",
    "ModelAsk",
    "OfficeOnly",
    "Outgoing",
    "Payload",
    "PaymentEvent",
    "Policy",
    "Practitioner",
    "Proposal",
    "Question",
    "Recertification",
    "ReferenceDocument",
    "Reminders",
    "RequestDocument",
    "RequestedCredit",
    "Role",
    "SlackIdentity",
    "Step",
    "Token",
    "Visit",
]
