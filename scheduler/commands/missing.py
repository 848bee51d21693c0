"""``tally misses``: what was not understood, and what of it a model was sent."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import click

from bot.masking import StandIns
from bot.masking.people import everybody
from core.actions import misses, model_asks
from core.store.tables import Miss, ModelAsk
from scheduler.commands.opening import opened
from scheduler.commands.options import JSON


@click.command("misses")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="from this day on, e.g. 2026-11-01")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="how many at most")
@click.option("--corpus", is_flag=True, help="as lines of the corpus, with invented names, addresses and numbers")
@click.option("--sent", is_flag=True, help="instead: what was sent to the language model, as it was sent")
@JSON
def misses_(since: datetime | None, limit: int, corpus: bool, sent: bool, as_json: bool) -> None:
    """List what was not understood, the newest first."""
    if sent and corpus:
        raise click.UsageError("--sent shows lines as they were sent and --corpus changes them: give one of the two.")
    day = since.replace(tzinfo=UTC) if since else None
    with opened() as house, house.database.read() as session:
        if sent:
            _say([_asked(row) for row in model_asks.latest(session, since=day, most=limit)], as_json, "sent to a model")
            return
        rows = misses.latest(session, since=day, most=limit)
        if corpus:
            stand_ins = StandIns(everybody(session))
            for row in rows:
                click.echo(json.dumps(_line(row, stand_ins), ensure_ascii=False))
            return
        _say([_missed(row) for row in rows], as_json, "missed")


def _missed(row: Miss) -> dict[str, Any]:
    return {
        "number": row.id, "at": row.said_at.isoformat(), "channel": row.channel, "answered": row.answered,
        "said": row.words, "then": row.then_said, "language": row.language,
    }  # fmt: skip


def _asked(row: ModelAsk) -> dict[str, Any]:
    return {
        "number": row.id, "at": row.asked_at.isoformat(), "model": row.model, "said": row.sent, "outcome": row.outcome,
    }  # fmt: skip


def _line(row: Miss, stand_ins: StandIns) -> dict[str, Any]:
    """A line of the corpus whose wish somebody has to write in."""
    then = stand_ins.replace(row.then_said) if row.then_said else None
    return {"say": stand_ins.replace(row.words), "intent": None, "then": then}


def _say(rows: list[dict[str, Any]], as_json: bool, what: str) -> None:
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False) if as_json else _shown(row))
    if not rows and not as_json:
        click.echo(f"Nothing was {what}.")


def _shown(row: dict[str, Any]) -> str:
    at = datetime.fromisoformat(row["at"])
    said = json.dumps(row["said"], ensure_ascii=False)
    if "outcome" in row:
        return f"{row['number']}  {at:%Y-%m-%d %H:%M}  {row['model']}  {said}  {row['outcome'] or 'no outcome'}"
    then = f"  then: {json.dumps(row['then'], ensure_ascii=False)}" if row["then"] else ""
    return f"{row['number']}  {at:%Y-%m-%d %H:%M}  {row['channel']}  {row['answered']}  {said}{then}"
