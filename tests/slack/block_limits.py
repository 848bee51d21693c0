"""Block Kit's limits as Slack's documentation states them: what a stand-in for Slack refuses."""

from __future__ import annotations

import json
import re
from typing import Any

ELEMENTS = {"actions": 25, "context": 10}
TYPES = {"section", "context", "actions", "header", "image", "divider", "input"}


def problems(blocks: Any, *, most: int = 50) -> list[str]:
    """Everything Slack would refuse in these blocks; empty when it would show them."""
    if not isinstance(blocks, list) or not blocks:
        return ["blocks must be a non-empty array"]
    found = [] if len(blocks) <= most else [f"no more than {most} blocks allowed, {len(blocks)} given"]
    if len(json.dumps(blocks, ensure_ascii=False)) > 13_200:
        found.append("msg_blocks_too_long")
    for place, block in enumerate(blocks):
        found += [f"/blocks/{place}: {one}" for one in _of_block(block)]
    ids = [
        element.get("action_id") for block in blocks for element in block.get("elements", []) if "action_id" in element
    ]
    if len(ids) != len(set(ids)):
        found.append("action_id must be unique")
    return found


def _of_block(block: dict[str, Any]) -> list[str]:
    kind = block.get("type")
    if kind not in TYPES:
        return [f"unsupported type {kind}"]
    if kind == "header":
        return _text(block.get("text"), 150, {"plain_text"})
    if kind == "section":
        return _section(block)
    if kind == "image":
        return [] if block.get("alt_text") else ["missing alt_text"]
    if kind == "input":
        return _input(block)
    return _elements(block, kind)


def _section(block: dict[str, Any]) -> list[str]:
    if "text" not in block and "fields" not in block:
        return ["section needs text or fields"]
    found = _text(block["text"], 3000) if "text" in block else []
    fields = block.get("fields", [])
    if "fields" in block and not 1 <= len(fields) <= 10:
        found.append(f"{len(fields)} fields")
    return found + [one for field in fields for one in _text(field, 2000)]


def _elements(block: dict[str, Any], kind: Any) -> list[str]:
    if kind not in ELEMENTS:
        return []
    elements = block.get("elements", [])
    found = [] if 1 <= len(elements) <= ELEMENTS[kind] else [f"{len(elements)} elements"]
    for element in elements:
        found += _element(element) if kind == "actions" else _text(element, 3000)
    return found


def _element(element: dict[str, Any]) -> list[str]:
    found = []
    if len(element.get("action_id", "")) > 255:
        found.append("action_id too long")
    if element.get("type") == "button":
        found += _text(element.get("text"), 75, {"plain_text"})
        if len(element.get("value", "")) > 2000:
            found.append("value longer than 2000")
    for option in element.get("options", []):
        found += _text(option.get("text"), 75)
        if len(option.get("value", "")) > 150:
            found.append("option value longer than 150")
    return found


def _input(block: dict[str, Any]) -> list[str]:
    """https://docs.slack.dev/reference/block-kit/block-elements, the elements that take something in."""
    element = block.get("element") or {}
    found = _text(block.get("label"), 2000, {"plain_text"}) + _element(element)
    found += _text(block["hint"], 2000, {"plain_text"}) if "hint" in block else []
    found += _text(element["placeholder"], 150, {"plain_text"}) if "placeholder" in element else []
    initial, kind = element.get("initial_value"), element.get("type")
    if kind == "plain_text_input":
        most = element.get("max_length", 3000)
        found += [] if 1 <= most <= 3000 else [f"max_length of {most}"]
        found += ["initial_value is empty or too long"] if initial is not None and not 0 < len(initial) <= most else []
        found += ["initial_value has lines"] if initial and "\n" in initial and not element.get("multiline") else []
    elif kind == "number_input":
        found += [] if isinstance(element.get("is_decimal_allowed"), bool) else ["is_decimal_allowed is missing"]
        found += [] if initial is None or re.fullmatch(r"\d+(\.\d+)?", initial) else [f"no number: {initial}"]
    elif kind == "file_input":
        found += [] if 1 <= element.get("max_files", 10) <= 10 else [f"max_files of {element['max_files']}"]
    elif kind == "datepicker" and "initial_date" in element:
        found += [] if re.fullmatch(r"\d{4}-\d\d-\d\d", element["initial_date"]) else ["initial_date is no day"]
    return found


def _text(text: Any, most: int, kinds: frozenset[str] | set[str] = frozenset({"plain_text", "mrkdwn"})) -> list[str]:
    if not isinstance(text, dict) or text.get("type") not in kinds:
        return ["a text object is missing"]
    length = len(text.get("text", ""))
    if not text.get("text", ""):
        return ["text is empty"]
    return [] if length <= most else [f"text of {length}, at most {most}"]


def view_problems(view: dict[str, Any]) -> list[str]:
    """Everything Slack would refuse in a view."""
    found = problems(view.get("blocks"), most=100)
    for part in ("title", "submit", "close"):
        if part in view:
            found += _text(view[part], 24, {"plain_text"})
    names = [block["block_id"] for block in view.get("blocks") or [] if "block_id" in block]
    found += ["block_id must be unique"] if len(names) != len(set(names)) else []
    found += ["private_metadata too long"] if len(view.get("private_metadata", "")) > 3000 else []
    if view.get("type") == "modal":
        has_input = any(block.get("type") == "input" for block in view["blocks"])
        found += ["modal without a title"] if "title" not in view else []
        found += ["inputs need a submit"] if has_input and "submit" not in view else []
    return found
