"""The front door: the ``tally`` command; plugs the real parts together."""

from __future__ import annotations

import json
import logging
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import click
import structlog
from bot.slack.plugging import slack_part, slack_routes, slack_sender
from core.actions.samples import load_samples
from sqlalchemy import select

import bot.web
from bot import terminal
from bot.intents import to_json
from bot.reception import Opener
from bot.slack.opening import open_slack
from bot.understand import understand
from bot.web.opening import open_web
from bot.web.serve import WebServer
from core import certificates
from core.actions import arrivals
from core.actions.imports import KINDS, import_file
from core.actions.practitioners import everyone_is_sample, of_address, primary_address
from core.actions.transcript import transcript
from core.errors import TallyError
from core.house import House, open_house
from core.settings import read_settings
from core.store.tables import Arrival, Practitioner
from mail.intake import hear_letter, open_mail, take_letter
from mail.letter import open_letter
from mail.outgoing import LetterSender, outbound_for
from mail.room import MailRoom
from scheduler import nudge as nudges
from scheduler.checkup import check_all
from scheduler.deliver import Deliverer
from scheduler.jobs import Clock, hear_unheard, jobs_for
from scheduler.running import RunLock, Running, clock_from

OPENERS: dict[str, Opener] = {
    "mail": open_mail,
    "slack": open_slack,
    "terminal": terminal.open_line,
    "web": open_web,
}
PARTS = ("web", "slack", "mail", "scheduler")
TEMPORARY_FAILURE = 75  # EX_TEMPFAIL: the mail system keeps the letter and tries again


class Moment(click.ParamType[datetime]):
    """An instant: 2026-11-21T10:00, with a zone or in the programme's."""

    name = "instant"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Parse, or say how to write it."""
        if isinstance(value, datetime):
            return value
        try:
            return datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no instant; write it like 2026-11-21T10:00 or 2026-11-21T10:00-05:00", param, ctx)


NOW = click.option("--now", type=Moment(), help="pretend it is this moment, e.g. 2026-11-21T10:00")
JSON = click.option("--json", "as_json", is_flag=True, help="print JSON")


def _utc(moment: datetime | None, zone: str) -> datetime:
    if moment is None:
        return datetime.now(UTC)
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)


@contextmanager
def opened() -> Iterator[House]:
    """The house with the settings of the environment, closed at the end."""
    house = open_house(read_settings())
    try:
        yield house
    finally:
        house.close()


class Commands(click.Group):
    """A refusal is a sentence and the exit status 1, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except TallyError as refused:
            raise click.ClickException(str(refused)) from refused


@click.group(cls=Commands)
@click.version_option(package_name="tally", prog_name="tally")
def main() -> None:
    """Tally keeps the continuing-education record of certified professionals, in Slack and by email."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


@main.command()
@click.argument("parts", nargs=-1, type=click.Choice(PARTS))
@NOW
def run(parts: tuple[str, ...], now: datetime | None) -> None:
    """Run Tally: the web page, Slack, mail and the clock, or only the parts named."""
    with opened() as house:
        settings = house.settings
        clock = clock_from(_utc(now, settings.zone) if now else None)
        with house.database.begin() as session:
            load_samples(session, clock())
            sample = everyone_is_sample(session)
        if now and not sample:
            raise click.UsageError("--now is for sample data only; this database has real people in it.")
        if house.database.is_sqlite:
            with RunLock(settings.data):
                _run(house, parts, clock, sample=sample)
        else:
            _run(house, parts, clock, sample=sample)


def _run(house: House, parts: tuple[str, ...], clock: Callable[[], datetime], *, sample: bool) -> None:
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    wanted = parts or PARTS
    running = Running()
    said = ["Tally is running." + (" It speaks for sample people only." if sample else "")]
    try:
        if "scheduler" in wanted:
            said += _start_scheduler(house, running, clock)
        if "mail" in wanted:
            said += _start_mail(house, running, clock)
        if "slack" in wanted:
            said += _start_slack(house, running, clock, named="slack" in parts)
        if "web" in wanted:
            said += _start_web(house, running, clock)
        for line in said:
            click.echo(line)
        sys.stdout.flush()
        ended.wait()
    finally:
        running.stop()
    click.echo("Stopped; everything is kept.")


def _start_scheduler(house: House, running: Running, clock: Callable[[], datetime]) -> list[str]:
    senders: dict[str, Any] = {"mail": LetterSender(house, outbound_for(house.settings))}
    slack = slack_sender(house)
    if slack is not None:
        senders["slack"] = slack
    deliverer = Deliverer(house, senders, clock)
    house.wake = deliverer.wake
    running.start(deliverer)
    running.start(Clock(jobs_for(house, OPENERS, clock)))
    if house.settings.smtp_host:
        return [f"  Letters out   by {house.settings.smtp_host}:{house.settings.smtp_port}"]
    return [f"  Letters out   kept in {house.settings.data / 'letters'} (no mail server is set), shown on the page"]


def _start_mail(house: House, running: Running, clock: Callable[[], datetime]) -> list[str]:
    room = MailRoom(house, clock)
    running.start(room)
    address = house.settings.mail_address
    if room.port is None:
        return [f"  Letters in    from the mailbox {house.settings.imap_user} at {house.settings.imap_host}"]
    where = f"{house.settings.smtp_in_host}:{room.port}"
    return [
        f"  Letters in    by SMTP at {where}, for {address}",
        "                try: python3 -c \"import smtplib; smtplib.SMTP('"
        f"{house.settings.smtp_in_host}', {room.port}).sendmail('dana@example.org', '{address}', "
        "'From: dana@example.org\\r\\nSubject: add 1.5h GPP3\\r\\n\\r\\n')\"",
    ]


def _start_slack(house: House, running: Running, clock: Callable[[], datetime], *, named: bool) -> list[str]:
    part = slack_part(house, clock)
    if part is None:
        if named:
            raise click.UsageError("Slack needs TALLY_SLACK_BOT_TOKEN and TALLY_SLACK_APP_TOKEN; see docs/slack.md.")
        return ["  Slack         off; docs/slack.md says how to connect it"]
    running.start(part)
    return ["  Slack         connected"]


def _start_web(house: House, running: Running, clock: Callable[[], datetime]) -> list[str]:
    app = bot.web.app(house, now=clock, more_routes=slack_routes(house, clock))
    server = WebServer(app, house.settings.web_host, house.settings.web_port)
    running.start(server)
    return [f"  Talk to it    {server.url}", "  Stop it       Ctrl-C"]


@main.command()
@click.option("--as", "address", help="whose record; needed once real people are in it")
@NOW
@JSON
def chat(address: str | None, now: datetime | None, as_json: bool) -> None:
    """Talk in the terminal: a line in, replies out. A file: @PATH, then the words."""
    with opened() as house:
        clock = clock_from(_utc(now, house.settings.zone) if now else None)
        speaker = address or _sample_speaker(house, clock())
        is_person = sys.stdin.isatty() and not as_json
        if is_person:
            click.echo(f"You are {speaker}. Type help, or Ctrl-D to leave.")
        shown = terminal.to_json if as_json else terminal.show
        terminal.talk(house, speaker, _lines(is_person), clock, lambda reply: click.echo(shown(reply)))


def _lines(is_person: bool) -> Iterator[str]:
    while True:
        if is_person:
            click.echo("> ", nl=False)
        line = sys.stdin.readline()
        if not line:
            return
        yield line


def _sample_speaker(house: House, now: datetime) -> str:
    with house.database.begin() as session:
        load_samples(session, now)
        if everyone_is_sample(session):
            first = session.scalars(select(Practitioner).order_by(Practitioner.id)).first()
            address = primary_address(first) if first else None
            if address:
                return address
    raise click.UsageError("Say whose record it is: tally chat --as dana@example.org")


@main.command()
@click.argument("address")
@NOW
@JSON
def record(address: str, now: datetime | None, as_json: bool) -> None:
    """Print one person's whole record."""
    with opened() as house, house.database.read() as session:
        person = of_address(session, address)
        zone = ZoneInfo(person.zone or house.settings.zone)
        shown = transcript(session, person, _utc(now, house.settings.zone).astimezone(zone).date())
    click.echo(json.dumps(shown, ensure_ascii=False, indent=None if as_json else 2))


@main.command("understand")
@click.argument("text")
@NOW
@click.option("--zone", default="America/New_York", show_default=True, help="where the person is")
@click.option("--locale", help="settles days like 3/4/2026: en-US, en-GB, de-DE …")
@JSON
def understand_(text: str, now: datetime | None, zone: str, locale: str | None, as_json: bool) -> None:
    """Say what a text means; - reads one text a line. Changes nothing."""
    if zone not in available_timezones():
        raise click.UsageError(f"--zone {zone!r} is no time zone; write it like Europe/Berlin")
    local = _utc(now, zone).astimezone(ZoneInfo(zone))
    texts = (line.rstrip("\n") for line in sys.stdin) if text == "-" else iter([text])
    for one in texts:
        meant = to_json(understand(one, now=local, locale=locale))
        click.echo(json.dumps(meant, ensure_ascii=False, indent=None if as_json or text == "-" else 2))


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@JSON
def read(files: tuple[Path, ...], as_json: bool) -> None:
    """Say what certificates and letters (.eml) say, one object a line. Changes nothing."""
    for path in files:
        click.echo(json.dumps(_read(path), ensure_ascii=False, indent=None if as_json else 2))


def _read(path: Path) -> dict[str, Any]:
    try:
        content = path.read_bytes()
    except OSError as fault:
        return {"error": f"{path}: {fault.strerror}. Name a file that exists and may be read."}
    if path.suffix.lower() == ".eml":
        return open_letter(content).to_contract()
    return certificates.reading_line(content, path.name)


@main.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
def take(file: Path) -> None:
    """Take one letter in, exactly as if it had arrived; - reads it from standard input."""
    try:
        raw = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        house = open_house(read_settings())
    except (OSError, TallyError) as fault:
        click.echo(f"Not kept: {fault}", err=True)
        sys.exit(TEMPORARY_FAILURE)
    try:
        received = take_letter(house, raw, datetime.now(UTC))
        with house.database.read() as session:
            outcome = session.get_one(Arrival, received.arrival_id).outcome
        click.echo(f"{received.state}: kept as {received.arrival_id}; {outcome or 'waiting to be heard'}")
        _deliver_letters(house)
    except Exception as fault:
        click.echo(f"Not kept: {type(fault).__name__}: {fault}", err=True)
        sys.exit(TEMPORARY_FAILURE)
    finally:
        house.close()


def _deliver_letters(house: House) -> None:
    sender = LetterSender(house, outbound_for(house.settings))
    Deliverer(house, {"mail": sender}, lambda: datetime.now(UTC)).deliver_due()
    sender.close()


@main.command("import")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="say what would happen, change nothing")
@click.option("--partial", is_flag=True, help="import the good rows, report the bad ones")
@click.option("--dates", type=click.Choice(["mdy", "dmy", "iso"]), help="which way round days are written")
@click.option("--documents", type=click.Path(path_type=Path, file_okay=False), help="folder of the certificates")
def import_(kind: str, file: Path, dry_run: bool, partial: bool, dates: str | None, documents: Path | None) -> None:
    """Import activities, practitioners or credits from a CSV file."""
    with opened() as house:
        outcome = import_file(
            house, kind, file, dry_run=dry_run, partial=partial, dates=dates, documents=documents, now=datetime.now(UTC)
        )
    for line in outcome.lines():
        click.echo(line)
    if outcome.problems and not partial:
        sys.exit(1)


@main.command("nudge")
@click.option("--on", required=True, type=click.DateTime(["%Y-%m-%d"]), help="the day, e.g. 2026-12-01")
@click.option("--dry-run", is_flag=True, help="only say what would be sent")
@JSON
def nudge_(on: datetime, dry_run: bool, as_json: bool) -> None:
    """Send the reminders due today, or say those of any day with --dry-run."""
    day: date = on.date()
    with opened() as house:
        today = datetime.now(ZoneInfo(house.settings.zone)).date()
        if day != today and not dry_run:
            raise click.UsageError(f"Reminders for another day than today ({today}) are only shown: add --dry-run.")
        found = nudges.due_on(house, day)
        if not dry_run:
            with house.database.begin() as session:
                for one in found:
                    nudges.post_nudge(session, house, one, datetime.now(UTC))
            _deliver_letters(house)
    for one in found:
        facts = one.to_json()
        click.echo(json.dumps(facts, ensure_ascii=False) if as_json else f"{facts['address']}: {facts['subject']}")
    if not found and not as_json:
        click.echo(f"Nobody is due a reminder on {day}.")


@main.command()
@click.option("--quick", is_flag=True, help="only what a health check needs")
def doctor(quick: bool) -> None:
    """Check database, folders, Slack, IMAP and SMTP one by one, and say what to do."""
    fine = True
    for check in check_all(read_settings(), quick=quick):
        fine = fine and check.fine
        click.echo(f"{'ok  ' if check.fine else 'FIX '} {check.name}: {check.says}")
    sys.exit(0 if fine else 1)


@main.group()
def held() -> None:
    """Letters and messages set aside for a person to look at."""


@held.command("list")
def held_list() -> None:
    """List what is held."""
    with opened() as house, house.database.read() as session:
        rows = arrivals.held(session)
        for row in rows:
            click.echo(f"{row.id}  {row.received_at:%Y-%m-%d %H:%M}  {row.channel}  {row.held_because}")
        if not rows:
            click.echo("Nothing is held.")


@held.command("show")
@click.argument("number", type=int)
def held_show(number: int) -> None:
    """Show what was held under a number, as it came."""
    with opened() as house, house.database.read() as session:
        row = arrivals.held_row(session, number)
        click.echo(f"{row.channel}, {row.received_at:%Y-%m-%d %H:%M} UTC: {row.held_because}\n")
        click.echo(row.raw.decode("utf-8", "replace"))


@held.command("replay")
@click.argument("number", type=int)
def held_replay(number: int) -> None:
    """Hear it again, after what was wrong is mended."""
    with opened() as house:
        with house.database.begin() as session:
            channel = arrivals.release(session, number).channel
        if channel == "mail":
            state = hear_letter(house, number, datetime.now(UTC)).state
        else:
            state = "heard" if hear_unheard(house, OPENERS, datetime.now(UTC)) else "waiting"
        _deliver_letters(house)
    click.echo(f"{number}: {state}")


if __name__ == "__main__":
    main()
