"""``tally understand`` and ``tally read``: what words and files say. They open no database."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import click

from scheduler.commands.options import JSON, NOW, utc

LANGUAGES = set(
    # ruff: noqa: SIM905 - a list of codes reads better as words
    "ar bg ca cs cy da de el en es et eu fi fr ga he hi hr hu id is it ja ko lt lv ms nb nl nn no pl pt ro ru sk sl sr "
    "sv th tr uk vi zh".split()
)


@click.command("understand")
@click.argument("text")
@NOW
@click.option("--zone", default="America/New_York", show_default=True, help="where the person is")
@click.option("--locale", help="settles days like 3/4/2026: en-US, en-GB, de-DE …")
@JSON
def understand_(text: str, now: datetime | None, zone: str, locale: str | None, as_json: bool) -> None:
    """Say what a text means; - reads one text a line. Changes nothing."""
    from bot.intents import to_json  # noqa: PLC0415 - reading a file needs no grammar of wishes
    from bot.understand import verdict  # noqa: PLC0415 - the same

    if zone not in available_timezones():
        raise click.UsageError(f"--zone {zone!r} is no time zone; write it like Europe/Berlin")
    if locale and locale.replace("_", "-").split("-")[0].lower() not in LANGUAGES:
        raise click.UsageError(f"--locale {locale!r} names no language Tally knows the days of; write it like en-GB")
    local = utc(now, zone).astimezone(ZoneInfo(zone))
    texts = (line.rstrip("\n") for line in sys.stdin) if text == "-" else iter([text])
    for one in texts:
        found = verdict(one, now=local, locale=locale)
        others = [{"intent": name, "score": share} for name, share in found.alternatives]
        meant = {**to_json(found.intent), "score": found.score, "alternatives": others, "language": found.language}
        click.echo(json.dumps(meant, ensure_ascii=False, indent=None if as_json or text == "-" else 2))


@click.command()
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
        from mail.letter import open_letter  # noqa: PLC0415 - understanding words needs no letters

        return open_letter(content).to_contract()
    from core import certificates  # noqa: PLC0415 - nor certificates

    return certificates.reading_line(content, path.name)
