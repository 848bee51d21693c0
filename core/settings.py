"""All settings, read once at the door; every missing or wrong one is reported together, with a hint."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.errors import TallyError


class SettingsWrong(TallyError):
    """One or more settings cannot be used."""

    says = "Tally can't start with these settings:\n{problems}"


class Settings(BaseSettings):
    """Where Tally keeps things and whom it talks to. Each is the environment variable TALLY_NAME, or TALLY_NAME_FILE."""

    model_config = SettingsConfigDict(env_prefix="TALLY_", extra="ignore")

    data: Path = Field(Path("data"), description="folder for the database, documents and outgoing letters")
    database_url: SecretStr | None = Field(None, description="PostgreSQL address; unset: SQLite in the data folder")
    secret: SecretStr | None = Field(
        None, description="key for signed links and stored tokens; unset: made in the data folder"
    )
    policy: str = Field("ismpp-2022", description="the policy edition new cycles begin under")
    zone: str = Field("America/New_York", description="the programme's time zone, in which deadlines end")
    programme: str = Field("the certification programme", description="what the programme is called in messages")
    office_address: str | None = Field(None, description="the certification office's mail address")
    reminder_hour: int = Field(9, ge=0, le=23, description="hour of the day reminders go out where the person lives")

    web_host: str = Field("127.0.0.1", description="address the web page listens on")
    web_port: int = Field(8080, ge=0, le=65535, description="port of the web page")
    public_url: str | None = Field(
        None, description="the page's address as people reach it, e.g. https://tally.example.org"
    )

    mail_address: str = Field("tally@localhost.test", description="the address people write to")
    mail_name: str = Field("Tally", description="the name our letters carry")
    smtp_in_host: str = Field("127.0.0.1", description="address the built-in mail listener listens on")
    smtp_in_port: int = Field(8025, ge=0, le=65535, description="port of the built-in mail listener")
    imap_host: str | None = Field(None, description="IMAP server to read letters from; unset: the built-in listener")
    imap_port: int = Field(993, description="IMAP port")
    imap_user: str | None = Field(None, description="IMAP login")
    imap_password: SecretStr | None = Field(None, description="IMAP password")
    imap_oauth_token: SecretStr | None = Field(None, description="XOAUTH2 access token instead of a password")
    imap_tls: bool = Field(True, description="IMAP over TLS")
    imap_folder: str = Field("INBOX", description="folder to read")
    smtp_host: str | None = Field(None, description="SMTP server to send with; unset: a Maildir in the data folder")
    smtp_port: int = Field(587, description="SMTP port")
    smtp_user: str | None = Field(None, description="SMTP login")
    smtp_password: SecretStr | None = Field(None, description="SMTP password")
    smtp_tls: str = Field("starttls", pattern="^(starttls|tls|none)$", description="starttls, tls or none")
    max_letter_mb: int = Field(25, ge=1, le=500, description="largest letter and file taken, in MB")
    trusted_authserv: str | None = Field(None, description="authserv-id whose Authentication-Results are believed")

    attendance_minimum_percent: int | None = Field(
        None,
        ge=1,
        le=100,
        description="share of an activity's hours one must have been there to be credited; unset: any",
    )
    request_reviewers: int = Field(1, ge=1, le=2, description="people it takes to decide a request for credit approval")
    request_review_days: int | None = Field(
        None, ge=1, description="days the committee gives itself to decide a request"
    )
    audit_days: int | None = Field(None, ge=1, description="days people have to answer an audit")
    grace_days: int | None = Field(
        None, ge=0, description="days after its end in which a credential can still be renewed; unset: none"
    )
    exam_close_after_days: int | None = Field(
        None, ge=1, description="days after its window until an exam nobody sat is closed; unset: the office closes it"
    )
    fee_non_member_cents: int | None = Field(None, ge=0, description="administrative fee of non-members, in cents")
    fee_deferral_cents: int | None = Field(
        None, ge=0, description="fee of an exam deferral in cents; unset: what core/policies/exam.toml says"
    )
    currency: str = Field("USD", pattern="^[A-Z]{3}$", description="currency of the fees")
    stripe_key: SecretStr | None = Field(None, description="Stripe secret key; unset: fees are recorded by staff")
    stripe_webhook_secret: SecretStr | None = Field(None, description="Stripe webhook signing secret, whsec_…")
    stripe_api_url: str = Field("https://api.stripe.com", description="Stripe's API; changed only to try things out")
    credly_token: SecretStr | None = Field(None, description="Credly API token; unset: badges are only shown")
    credly_organisation: str | None = Field(None, description="Credly organisation id")
    credly_template: str | None = Field(None, description="Credly badge template id of the credential")
    credly_api_url: str = Field("https://api.credly.com", description="Credly's API; changed only to try things out")

    membership_secret: SecretStr | None = Field(
        None, description="key the membership system signs its events with; unset: lists only"
    )

    slack_bot_token: SecretStr | None = Field(None, description="Slack bot token, xoxb-…")
    slack_app_token: SecretStr | None = Field(None, description="Slack app token for Socket Mode, xapp-…")
    slack_signing_secret: SecretStr | None = Field(None, description="Slack signing secret for HTTP")
    slack_api_url: str = Field("https://slack.com/api/", description="Slack's API; changed only to try things out")

    model_url: str | None = Field(
        None,
        description="OpenAI-compatible endpoint of a language model, e.g. http://localhost:11434/v1; unset: none is asked",
    )
    model_name: str | None = Field(None, description="the model's name there")
    model_key: SecretStr | None = Field(None, description="key sent to the endpoint; unset: none is sent")
    model_timeout: float = Field(5, gt=0, le=60, description="seconds to wait for the model's whole answer")
    model_daily: int = Field(20, ge=0, description="most asks of the model for one person in 24 hours")
    misses_days: int = Field(
        90, ge=1, description="days what was not understood, and what was sent to a model, is kept"
    )

    @field_validator("zone")
    @classmethod
    def _zone_exists(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("is no time zone; write it like Europe/Berlin")
        return value

    @field_validator("model_url")
    @classmethod
    def _model_is_a_web_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.query:
            raise ValueError(
                "is no plain web address; write it like http://localhost:11434/v1, the key goes in TALLY_MODEL_KEY"
            )
        return value.rstrip("/")

    @model_validator(mode="after")
    def _model_needs_a_name(self) -> Settings:
        if self.model_url and not self.model_name:
            raise ValueError("TALLY_MODEL_URL is set: set TALLY_MODEL_NAME to the model's name there, e.g. llama3.1:8b")
        return self

    @model_validator(mode="after")
    def _public_needs_an_address(self) -> Settings:
        if self.web_host not in {"127.0.0.1", "localhost", "::1"} and not self.public_url:
            raise ValueError(
                "TALLY_WEB_HOST opens the page to others: set TALLY_PUBLIC_URL to the address people reach it at, "
                "e.g. https://tally.example.org"
            )
        return self

    def url(self) -> str:
        """The database's address: what was configured, or SQLite in the data folder."""
        if self.database_url:
            url = self.database_url.get_secret_value()
            return url.replace("postgresql://", "postgresql+psycopg://", 1) if url.startswith("postgresql://") else url
        return f"sqlite:///{self.data / 'tally.sqlite3'}"


def read_settings(**given: Any) -> Settings:
    """Settings from the environment (and NAME_FILE files), overridden by ``given``. Raises SettingsWrong naming them all."""
    problems: list[str] = []
    for name, path in sorted(os.environ.items()):
        if name.startswith("TALLY_") and name.endswith("_FILE"):
            field = name.removeprefix("TALLY_").removesuffix("_FILE").lower()
            try:
                given.setdefault(field, Path(path).read_text().strip())
            except OSError as fault:
                problems.append(f"- {name} = {path!r}: {fault.strerror}. Name a file that Tally may read.")
    known = set(Settings.model_fields)
    for name in sorted(os.environ):
        field = name.removeprefix("TALLY_").removesuffix("_FILE").lower()
        if name.startswith("TALLY_") and field not in known:
            problems.append(f"- {name}: there is no such setting. See docs/settings.md for all of them.")
    try:
        settings = Settings(**given)
    except ValidationError as wrong:
        problems += [_problem(dict(one)) for one in wrong.errors()]
        raise SettingsWrong(problems="\n".join(problems)) from None
    if problems:
        raise SettingsWrong(problems="\n".join(problems))
    return settings


PLAIN = {
    "int_parsing": "is no whole number",
    "bool_parsing": "is neither true nor false",
    "string_pattern_mismatch": "is not one of the words it takes",
    "greater_than_equal": "is too small",
    "less_than_equal": "is too large",
}


def _problem(one: dict[str, Any]) -> str:
    """One wrong setting in a line: its name, its value unless secret, what is wrong, what it is."""
    said = PLAIN.get(str(one["type"]), str(one["msg"]).removeprefix("Value error, "))
    if not one["loc"]:
        return f"- {said}"
    name = f"TALLY_{str(one['loc'][0]).upper()}"
    field = Settings.model_fields.get(str(one["loc"][0]))
    hint = f" It is for: {field.description}." if field and field.description else ""
    secret = field is not None and "SecretStr" in str(field.annotation)
    return f"- {name}{'' if secret else ' = ' + repr(one['input'])} {said}.{hint}"
