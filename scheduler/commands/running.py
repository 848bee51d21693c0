"""``tally run`` and ``tally doctor``: everything at work, and whether it can be."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

import click

import bot.web
from bot.slack.plugging import slack_part, slack_routes, slack_sender
from bot.web.serve import WebServer
from core.actions.practitioners import everyone_is_sample
from core.actions.samples import load_samples
from core.house import House
from core.settings import read_settings
from mail.outgoing import LetterSender, outbound_for
from mail.room import MailRoom
from scheduler.checkup import check_all
from scheduler.commands.openers import OPENERS
from scheduler.commands.opening import opened
from scheduler.commands.options import NOW, utc
from scheduler.deliver import Deliverer
from scheduler.jobs import Clock, jobs_for
from scheduler.running import RunLock, Running, clock_from

PARTS = ("web", "slack", "mail", "scheduler")


@click.command()
@click.argument("parts", nargs=-1, type=click.Choice(PARTS))
@NOW
def run(parts: tuple[str, ...], now: datetime | None) -> None:
    """Run Tally: the web page, Slack, mail and the clock, or only the parts named."""
    with opened() as house:
        settings = house.settings
        clock = clock_from(utc(now, settings.zone) if now else None)
        with house.database.begin() as session:
            if settings.public_url is None:
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
    # One for each channel: a slow upload to Slack holds up no letter.
    deliverers = [Deliverer(house, {channel: sender}, clock) for channel, sender in senders.items()]

    def wake() -> None:
        for one in deliverers:
            one.wake()

    house.wake = wake
    for deliverer in deliverers:
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


@click.command()
@click.option("--quick", is_flag=True, help="only what a health check needs")
def doctor(quick: bool) -> None:
    """Check database, folders, Slack, IMAP, SMTP and the language model one by one, and say what to do."""
    fine = True
    for check in check_all(read_settings(), quick=quick):
        fine = fine and check.fine is not False
        mark = {True: "ok  ", None: "note", False: "FIX "}[check.fine]
        click.echo(f"{mark} {check.name}: {check.says}")
    sys.exit(0 if fine else 1)
