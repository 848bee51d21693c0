"""What a button carries and what a press says. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from bot.answers.requesting.form import opened_by
from bot.slack.markup import clip
from core.message import Choice

LABEL = 75
VALUE = 2000
SAY = "say:"
OPEN_FORM = "open:"


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button: what it says, which question it answers, who may press it (None: anybody), how it was labelled."""

    say: str
    token: str | None
    owner: str | None
    label: str


def button(choice: Choice, place: int, *, token: str | None, owner: str | None) -> dict[str, Any]:
    """A Block Kit button; ``place`` makes its action id unique within the card."""
    opens = opened_by(choice.say) is not None
    return {
        "type": "button",
        "action_id": f"{OPEN_FORM if opens else SAY}{place}",
        "text": {"type": "plain_text", "text": clip(choice.label.strip() or choice.say.strip() or "…", LABEL)},
        "value": _value(choice, token, owner),
    }


def _value(choice: Choice, token: str | None, owner: str | None) -> str:
    carried = {key: value for key, value in (("t", token), ("u", owner)) if value}
    value = json.dumps({"s": choice.say, **carried}, ensure_ascii=False)
    if len(value) <= VALUE:
        return value
    # The label says the same thing: questions.chosen takes either.
    return json.dumps({"s": clip(choice.label, 300), **carried}, ensure_ascii=False)


def press_of(action: dict[str, Any]) -> Press:
    """What the pressed button of a block_actions payload says. Raises ValueError when it isn't one of ours."""
    try:
        carried = json.loads(action.get("value") or "")
        return Press(carried["s"], carried.get("t"), carried.get("u"), action.get("text", {}).get("text", carried["s"]))
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as fault:
        raise ValueError(f"not a button of ours: {action.get('action_id')}") from fault
