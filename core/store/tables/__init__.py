"""All tables under one name; importing this fills the metadata that Alembic compares."""

from core.store.tables.base import Base
from core.store.tables.credits import (
    Activity,
    ActivityTrigram,
    Credit,
    CreditDocument,
    Document,
    DocumentReading,
    ReferenceDocument,
)
from core.store.tables.journal import Entry, Payload
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
from core.store.tables.sending import Mailbox, Outgoing
from core.store.tables.talk import Arrival, Code, Proposal, Question, Token, Visit

__all__ = [
    "Activity",
    "ActivityTrigram",
    "Address",
    "Arrival",
    "Base",
    "Code",
    "Credential",
    "Credit",
    "CreditDocument",
    "Cycle",
    "Document",
    "DocumentReading",
    "Entry",
    "Job",
    "Mailbox",
    "Outgoing",
    "Payload",
    "Policy",
    "Practitioner",
    "Proposal",
    "Question",
    "ReferenceDocument",
    "Reminders",
    "SlackIdentity",
    "Token",
    "Visit",
]
