"""Practitioners: who they are, how they are reached, what they hold, where they worked."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.rules.terms import Standing
from core.store.tables.base import Base
from core.store.types import Hash, Key, Name, Words


class Practitioner(Base):
    """A medical publication professional of any standing. Name, phone, organisation and membership are mirrored."""

    __tablename__ = "practitioners"
    id: Mapped[Key]
    name: Mapped[Name]
    standing: Mapped[str] = mapped_column(String(16), default=Standing.NONE.value)
    zone: Mapped[str | None] = mapped_column(String(64))
    locale: Mapped[str | None] = mapped_column(String(16))
    joined_on: Mapped[date]
    is_sample: Mapped[bool] = mapped_column(default=False)
    credits_numbered: Mapped[int] = mapped_column(default=0)
    jobs_numbered: Mapped[int] = mapped_column(default=0)
    member_number: Mapped[str | None] = mapped_column(String(64), unique=True)
    member_until: Mapped[date | None]
    organisation: Mapped[Words | None]
    phone: Mapped[str | None] = mapped_column(String(64))
    postal_address: Mapped[Words | None]

    addresses: Mapped[list[Address]] = relationship(
        back_populates="practitioner", order_by="Address.id", cascade="all, delete-orphan"
    )
    slack_identities: Mapped[list[SlackIdentity]] = relationship(
        back_populates="practitioner", order_by="SlackIdentity.id", cascade="all, delete-orphan"
    )
    credentials: Mapped[list[Credential]] = relationship(order_by="Credential.issued_on")
    cycles: Mapped[list[Cycle]] = relationship(order_by="Cycle.starts_on")
    jobs: Mapped[list[Job]] = relationship(order_by="Job.number")
    reminders: Mapped[Reminders | None] = relationship(cascade="all, delete-orphan")


class Address(Base):
    """A mail address of a practitioner, lower case; only a verified one speaks for them."""

    __tablename__ = "addresses"
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    address: Mapped[Name] = mapped_column(unique=True)
    verified_at: Mapped[datetime | None]
    is_primary: Mapped[bool] = mapped_column(default=False)

    practitioner: Mapped[Practitioner] = relationship(back_populates="addresses")


class SlackIdentity(Base):
    """A Slack account bound to a practitioner: workspace and user; ``channel`` is their direct message."""

    __tablename__ = "slack_identities"
    __table_args__ = (UniqueConstraint("team", "user"),)
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    team: Mapped[str] = mapped_column(String(32))
    user: Mapped[str] = mapped_column(String(32))
    channel: Mapped[str | None] = mapped_column(String(32))
    linked_at: Mapped[datetime]

    practitioner: Mapped[Practitioner] = relationship(back_populates="slack_identities")


class Reminders(Base):
    """When and where a practitioner wants to be reminded. ``channels`` holds 'slack' and 'mail'; empty means both.

    Quiet are the days from ``snoozed_from`` (null: at once) up to ``snoozed_until``, the first day to hear of us again.
    ``check_at`` is when it is next looked at whether something is due; null: now.
    """

    __tablename__ = "reminders"
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), primary_key=True)
    is_on: Mapped[bool] = mapped_column(default=True)
    weekday: Mapped[int | None]
    at: Mapped[time | None]
    channels: Mapped[list[Any]] = mapped_column(default=list)
    snoozed_until: Mapped[date | None]
    snoozed_from: Mapped[date | None]
    weekly_since: Mapped[datetime | None]
    check_at: Mapped[datetime | None] = mapped_column(index=True)


class Credential(Base):
    """The credential a practitioner holds or held."""

    __tablename__ = "credentials"
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    number: Mapped[str] = mapped_column(String(64), unique=True)
    issued_on: Mapped[date]
    ends_on: Mapped[date] = mapped_column(index=True)


class Policy(Base):
    """One dated edition of the recertification rules, by name and content hash; immutable once a cycle uses it."""

    __tablename__ = "policies"
    __table_args__ = (UniqueConstraint("name", "sha256"),)
    id: Mapped[Key]
    name: Mapped[str] = mapped_column(String(64))
    sha256: Mapped[Hash]
    text: Mapped[Words]


class Cycle(Base):
    """A certification cycle with the edition it began under."""

    __tablename__ = "cycles"
    __table_args__ = (UniqueConstraint("practitioner_id", "starts_on"),)
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    policy_id: Mapped[int] = mapped_column(ForeignKey("policies.id"))

    policy: Mapped[Policy] = relationship(lazy="joined")


class Job(Base):
    """One line of a practitioner's work history; an open end means until today and on."""

    __tablename__ = "jobs"
    __table_args__ = (UniqueConstraint("practitioner_id", "number"),)
    id: Mapped[Key]
    practitioner_id: Mapped[int] = mapped_column(ForeignKey("practitioners.id"), index=True)
    number: Mapped[int]
    employer: Mapped[Words]
    role: Mapped[Words | None]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    deleted_at: Mapped[datetime | None]
