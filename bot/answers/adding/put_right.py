"""What was put right while something else is asked is said before it is asked again; a card shows it itself."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.adding.card import domain_title
from bot.answers.adding.draft import Draft
from bot.answers.adding.saving import listed
from core.actions.credits import show_days
from core.message import Reply
from core.rules.terms import show_hours

Facts = dict[str, str | None]


def facts_of(draft: Draft) -> Facts:
    """What is known of a draft, as it is said."""
    return {
        "title": f"*{draft.title}*" if draft.title else None,
        "hours": f"{show_hours(draft.seconds)} h" if draft.seconds else None,
        "day": show_days(draft.start, draft.end or draft.start) if draft.start else None,
        "domain": domain_title(draft.domain) if draft.domain else None,
    }


def put_right(reply: Reply, before: Facts, draft: Draft) -> Reply:
    """The question, behind what was known already and is otherwise now."""
    changed = [f"{name} {now}" for name, now in facts_of(draft).items() if before[name] and now and now != before[name]]
    if not changed or reply.fields:
        return reply
    said = listed(changed)
    return replace(reply, text=f"Changed: {said}. {reply.text}")
