"""Cards: a proposal before it is saved, a credit after."""

from __future__ import annotations

from bot.answers.adding.draft import Draft
from bot.turn import Turn
from core.actions.credits import is_in_cycle, show_day, show_days
from core.actions.practitioners import current_cycle
from core.message import Choice, Field, Reply
from core.rules.terms import DOMAIN_TITLES, Domain, show_hours
from core.store.tables import Credit


def domain_title(domain: str | None) -> str:
    """A domain as the programme prints it; a legacy value as it came; 'not set' when there is none."""
    if domain in {d.value for d in Domain}:
        return DOMAIN_TITLES[Domain(domain)]
    return domain or "not set"


def describe(credit: Credit) -> str:
    """A credit in one line: title, hours, days, domain."""
    days = show_days(credit.starts_on, credit.ends_on)
    return f"*{credit.title}* · {show_hours(credit.seconds)} h · {days} · {domain_title(credit.domain)}"


def brief(draft: Draft) -> str:
    """What waits, in a few words: *Style clinic* (2 h, Fri 20 Nov 2026, foster)."""
    known = (
        f"{show_hours(draft.seconds)} h" if draft.seconds else "",
        show_days(draft.start, draft.end or draft.start) if draft.start else "",
        draft.domain or "",
    )
    facts = ", ".join(filter(None, known))
    return f"*{draft.title or 'one without a title'}*{f' ({facts})' if facts else ''}"


def show(turn: Turn, drafts: list[Draft], *, lead: str = "") -> Reply:
    """The card of a proposal that is ready, with the words each value came from."""
    if len(drafts) == 1:
        return _one(turn, drafts[0], lead)
    total = sum(d.seconds or 0 for d in drafts)
    lines = [f"{lead} Ready to save, {len(drafts)} credits, {show_hours(total)} h:".strip()]
    shown = []
    for place, draft in enumerate(drafts, 1):
        days = show_days(draft.start, draft.end or draft.start) if draft.start else ""
        value = f"{show_hours(draft.seconds or 0)} h · {days} · {domain_title(draft.domain)}"
        shown.append(Field(f"{place}. {draft.title}", value, _sources(draft)))
        lines += [f"- {draft.title}: {note}" for note in (*draft.notes, *_warnings(turn, draft))]
    choices = (Choice("Save all", "save"), Choice("One by one", "one by one"), Choice("Change", "change"),
               Choice("Cancel", "cancel"))  # fmt: skip
    return Reply("\n".join(lines), tuple(shown), choices, subject=f"{len(drafts)} credits ready to save")


def understood(draft: Draft) -> tuple[Field, ...]:
    """What is known of a draft so far, each value with the words it came from; what a file does not say is named."""
    days = show_days(draft.start, draft.end or draft.start) if draft.start else None
    values = [
        ("Title", draft.title, "title"),
        ("Hours", f"{show_hours(draft.seconds)} h" if draft.seconds else None, "seconds"),
        ("Day" if draft.start == draft.end else "Days", days, "start"),
        ("Domain", domain_title(draft.domain) if draft.domain else None, "domain"),
        ("Type", draft.description, "description"),
        ("Location", draft.location, "location"),
        ("Instructor", draft.instructor, "instructor"),
        ("Proof", ", ".join(f.name for f in draft.files), "files"),
    ]
    wanted = {"Title", "Hours", "Day", "Days", "Domain"} if draft.files else set()
    absent = f"not in {draft.files[0].name}" if draft.files else ""
    return tuple(
        Field(name, value or absent, draft.sources.get(source) if value else None)
        for name, value, source in values
        if value or name in wanted
    )


def _one(turn: Turn, draft: Draft, lead: str) -> Reply:
    text = "\n".join([f"{lead} Ready to save:".strip(), *draft.notes, *_warnings(turn, draft)])
    extra = (Choice("Save and request approval", "save and request approval"),) if draft.activity_id is None else ()
    choices = (Choice("Save", "save"), *extra, Choice("Change", "change"), Choice("Cancel", "cancel"))
    return Reply(text, understood(draft), choices, subject=f"Ready to save: {draft.title}")


def _sources(draft: Draft) -> str | None:
    kept = [draft.sources[name] for name in ("seconds", "start", "domain") if name in draft.sources]
    return ", ".join(dict.fromkeys(kept)) or None


def _warnings(turn: Turn, draft: Draft) -> list[str]:
    """What the person should know before saving: off the list, outside the cycle."""
    said = []
    if draft.activity_id is None and turn.practitioner.cycles:
        said.append("It is not on the approved list, so it counts once a request for approval is granted.")
    cycle = current_cycle(turn.practitioner, turn.today)
    if cycle and draft.start and not is_in_cycle(turn.practitioner, draft.start, draft.end or draft.start, turn.today):
        span = f"{show_day(cycle.starts_on)} to {show_day(cycle.ends_on)}"
        said.append(f"It lies outside your certification cycle ({span}): it is kept, but won't count.")
    return said
