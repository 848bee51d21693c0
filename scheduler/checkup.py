"""Looks at everything Tally depends on, one by one, and says what to do about what is wrong."""

from __future__ import annotations

import os
import smtplib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot import model
from bot.slack.checking import check_slack
from core.errors import TallyError
from core.settings import Settings
from core.store.database import Database
from mail.inbox import check as check_mailbox
from mail.room import imap_server

OWN_MACHINE = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: whether it is fine (None: it works, but somebody should know), and a sentence with the remedy."""

    name: str
    fine: bool | None
    says: str


def check_all(settings: Settings, *, quick: bool = False) -> Iterator[Check]:
    """Every check in turn; ``quick`` only those a health check needs."""
    checks: list[tuple[str, Callable[[Settings], tuple[bool | None, str]]]] = [
        ("folder", check_folder),
        ("database", check_database),
    ]
    if not quick:
        checks += [
            ("Slack", check_slack),
            ("letters in", check_imap),
            ("letters out", check_smtp),
            ("office", check_office),
            ("model", check_model),
        ]
    for name, look in checks:
        fine, says = look(settings)
        yield Check(name, fine, says)


def check_folder(settings: Settings) -> tuple[bool, str]:
    """Whether the data folder can be written."""
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        return False, f"{settings.data} can't be made: {fault.strerror}. Set TALLY_DATA to a folder Tally may write."
    if not os.access(settings.data, os.W_OK):
        return False, f"{settings.data} can't be written. Give the user running Tally the right, or set TALLY_DATA."
    return True, f"{settings.data} can be written."


def check_database(settings: Settings) -> tuple[bool, str]:
    """Whether the database answers and its tables are there."""
    try:
        database = Database(settings.url())
        with database.read() as session:
            version = session.scalar(text("SELECT version_num FROM alembic_version"))
        database.close()
    except (SQLAlchemyError, OSError) as fault:
        first = str(fault).splitlines()[0]
        if "alembic_version" in str(fault):
            return True, "reachable; its tables are made at the first start."
        return (
            False,
            f"it can't be used: {first}. Check TALLY_DATABASE_URL, or that the data folder is on a local disk.",
        )
    return True, f"{database.engine.dialect.name}, tables at {version}."


def check_imap(settings: Settings) -> tuple[bool, str]:
    """Whether the mailbox can be opened, when there is one."""
    server = imap_server(settings)
    if server is None:
        if settings.imap_host:
            return False, "TALLY_IMAP_HOST is set but TALLY_IMAP_USER is not. Set it to the mailbox's login."
        return True, f"built-in listener on {settings.smtp_in_host}:{settings.smtp_in_port} (no mailbox is set)."
    try:
        waiting = check_mailbox(server)
    except TallyError as fault:
        return False, str(fault)
    return True, f"{server.user} at {server.host}: {waiting} letters waiting."


def check_smtp(settings: Settings) -> tuple[bool, str]:
    """Whether the mail server takes our login, when there is one."""
    if not settings.smtp_host:
        return True, f"kept in {settings.data / 'letters'} (TALLY_SMTP_HOST is not set)."
    where = f"{settings.smtp_host}:{settings.smtp_port}"
    kind = smtplib.SMTP_SSL if settings.smtp_tls == "tls" else smtplib.SMTP
    try:
        with kind(settings.smtp_host, settings.smtp_port, timeout=15) as server:
            if settings.smtp_tls == "starttls":
                server.starttls()
            if settings.smtp_user and settings.smtp_password:
                server.login(settings.smtp_user, settings.smtp_password.get_secret_value())
            server.noop()
    except smtplib.SMTPAuthenticationError:
        return False, f"{where} refused the login. Check TALLY_SMTP_USER and TALLY_SMTP_PASSWORD (or an app password)."
    except (smtplib.SMTPException, OSError) as fault:
        return False, f"{where}: {fault}. Check TALLY_SMTP_HOST, TALLY_SMTP_PORT and TALLY_SMTP_TLS."
    return True, f"{where} takes our letters."


def check_office(settings: Settings) -> tuple[bool | None, str]:
    """Whether somebody is told when something needs a person."""
    if not settings.office_address:
        return (
            True,
            "TALLY_OFFICE_ADDRESS is not set: nobody is told of held letters, and *contact the office* can't work.",
        )
    return True, f"{settings.office_address} is told of what needs a person."


def check_model(settings: Settings) -> tuple[bool | None, str]:
    """Whether the language model answers an invented line as it should, when there is one."""
    if not settings.model_url:
        return True, "none is set (TALLY_MODEL_URL): what is not understood stays in the house."
    where = f"{settings.model_name} at {settings.model_url}"
    why = model.try_out(settings)
    if why is None:
        is_open = settings.model_url.startswith("http://") and urlsplit(settings.model_url).hostname not in OWN_MACHINE
        note = " Lines go there unencrypted: use https:// unless that network is yours alone." if is_open else ""
        says = f"{where} answers. What is sent to it: docs/privacy.md, or tally misses --sent.{note}"
        return (None if is_open else True), says
    return False, f"{where}: {why}. Check TALLY_MODEL_URL, TALLY_MODEL_NAME, TALLY_MODEL_KEY and TALLY_MODEL_TIMEOUT."
