"""What a line means while something is open and the grammar finds no answer in it: a value, yes or no, another wish."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.intents import AddCredit, Answer, Cancel, Chitchat, Entry, Intent, Unknown, Which
from bot.language.lexicon import pattern_of, words_of
from bot.understand.beside import Apart, said_beside
from bot.understand.clauses import is_courtesy
from bot.understand.deciding import NOTHING, SURE_WISH
from bot.understand.domains import domain_of
from bot.understand.filling import Seen, fill
from bot.understand.judge import in_own_manner, learned_reading, together
from bot.understand.open_cards import POINTS
from bot.understand.own_record import of_own_record
from bot.understand.said import Said
from bot.understand.sighting import Sight, ranked, sight
from bot.understand.values_meant import FACTS, settled, values_meant
from bot.understand.waiting import FREE, Waiting
from core.rules.terms import Domain

VALUES = {"hours": "hours", "day": "start", "domain": "domain"}
"""The field that answers a question of each kind."""
VALUES_TOLD = {"hours", "start"}
"""What is told of a whole activity, beside its title."""
DECIDES = ("save", "confirm", "activity")
OPEN = (*DECIDES, *VALUES, "title")
"""The kinds of question that are about one activity."""
NO_NEW_WISH = (*NOTHING, "add_credit", "edit_credit", "undo", "help", "delete_credit", "stop_reminders")
SURE_TITLE, SURE_NEW, SURE_QUESTION = 0.5, 0.85, 0.5
MOST_HEAD = 6
"""Words in which somebody says whether an offered activity is theirs, before they say more of it."""
_HEADS = re.compile(r"[.;,!?]+\s+|\s(?=but\s)|\s[–-]\s|\n+")
LATELY = timedelta(days=90)
MOST_BEHIND_LEAVING = 4
"""Words that may follow in the same breath where something is let go: "leave that for another time"."""
_EDGE = " .,;:!?-–—\n\t"


def replied(line: Said, waiting: Waiting, grammar: Intent, apart: Callable[[], Apart]) -> Intent:
    """The answer, or another wish, in a line the grammar makes nothing of; the grammar's reading where it does.

    ``apart`` tells how the line reads where nothing is open."""
    if waiting.kind in ("save", *VALUES) and (more := _more_told(line, apart)) is not None:
        return more
    found = _replied(line, waiting, grammar)
    return (isinstance(found, Answer) and said_beside(line, waiting.kind, found, apart)) or found


def _more_told(line: Said, apart: Callable[[], Apart]) -> AddCredit | None:
    """Whole activities told beside the one that is open: several of them, or one that begins with "also"."""
    view = sight(line.whole, today=line.today, locale=line.locale)
    begins = begins_more(line)
    if len(view.amounts) < (1 if begins else 2) or not view.days or pattern_of("amends").search(line.low):
        return None
    alone = apart()
    if not isinstance(alone.intent, AddCredit) or alone.score < SURE_NEW:
        return None
    entries = alone.intent.entries
    are_whole = all(_is_whole(entry) for entry in entries)
    return alone.intent if are_whole and len(entries) > (0 if begins else 1) else None


def _is_whole(entry: Entry) -> bool:
    """Whether an activity has hours, a day, and a title that is neither of them nor "another one"."""
    title = (entry.title or "").lower()
    told = entry.spans.keys() >= {"title", *VALUES_TOLD} and title not in (entry.spans[n].lower() for n in VALUES_TOLD)
    return told and pattern_of("more").search(title) is None


def _replied(line: Said, waiting: Waiting, grammar: Intent) -> Intent:
    if waiting.kind in FREE and waiting.kind != "title":
        return grammar
    view = sight(line.whole, today=line.today, locale=line.locale)
    entry = _on_the_day_past(line, waiting, view, values_meant(view))
    if waiting.kind in OPEN and (of_card := _of_the_card(line, waiting, grammar, entry)) is not None:
        return of_card
    if waiting.kind in ("activity", "save") and (decided := _with_values(line, waiting, entry)) is not None:
        return decided
    if isinstance(grammar, AddCredit) and not in_own_manner(line, grammar):
        return together(grammar, learned_reading(line, view, grammar), line.whole)
    if waiting.kind == "activity" and _points_nowhere(grammar) and (picked := _picked(line)) is not None:
        return picked
    if not is_empty(grammar, waiting):
        return _completed(line, grammar, waiting, entry)
    if (answer := _plain_answer(line, waiting, entry)) is not None:
        return answer
    shares = ranked(line.whole, today=line.today, locale=line.locale)
    seen = Seen(line, learned_reading(line, view), None)
    return _other_wish(shares, seen) or _loose_answer(line, waiting, entry, seen) or grammar


def _of_the_card(line: Said, waiting: Waiting, grammar: Intent, entry: Entry) -> Intent | None:
    """What is said of an open card as a whole: it is let go, held against the record, or given its domain."""
    if (known := let_go(line, waiting, grammar, entry) or of_own_record(line)) is not None:
        return known
    domain = _only_domain(grammar)
    return Answer(entry=Entry(domain=domain, spans={"domain": line.text}), words=line.whole) if domain else None


def _with_values(line: Said, waiting: Waiting, entry: Entry) -> Answer | None:
    """Which one it is, with values beside it: "that one but it was 45 min", "No, not that one; mine took 2 h".

    On a card that is shown what follows a yes and says "it was …" puts it right first."""
    parts = [part for part in _HEADS.split(line.whole.casefold().replace("’", "'")) if part.strip(_EDGE)]
    heads = [part.strip(_EDGE) for part in parts if not is_courtesy(part)][:1]
    if not entry.spans or not heads or len(heads[0].split()) > MOST_HEAD or len(parts) == 1:
        return None
    head = heads[0]
    if waiting.kind == "save":
        return _put_right_first(line, head, parts, entry)
    if pattern_of("unlisted").search(head) or _begins(head, "no"):
        return Answer("not_listed", entry=entry, words=line.whole)
    agrees = _begins(head, "yes") or _begins(head, "that_one")
    return Answer("yes", entry=entry, words=line.whole) if agrees and not pattern_of("unless").search(head) else None


def _put_right_first(line: Said, head: str, parts: Sequence[str], entry: Entry) -> Answer | None:
    """What a card is to say before it is saved: "save it, it was two hours"."""
    says_more = parts[1].strip(_EDGE).split()[0] in POINTS
    agrees = _begins(head, "yes") or _ends(head, "saving")
    return Answer(entry=entry, words=line.whole) if agrees and says_more else None


def _plain_answer(line: Said, waiting: Waiting, entry: Entry) -> Answer | None:
    """A decision by how it begins, or the value that was asked for, in words the grammar makes nothing of."""
    if line.is_question:
        return None
    if waiting.kind in DECIDES and (says := decision(line.low, waiting.kind, entry)):
        return Answer(says, words=line.whole)
    return Answer(entry=entry, words=line.whole) if VALUES.get(waiting.kind) in entry.spans else None


def _only_domain(wish: Intent) -> Domain | None:
    """The domain of an activity that is nothing else: "add it to develop" belongs to the card that is open."""
    if not isinstance(wish, AddCredit) or len(wish.entries) != 1:
        return None
    entry = wish.entries[0]
    if entry.spans.keys() & {"hours", "start"} or entry.ambiguous:
        return None
    return domain_of(entry.title) if entry.title else entry.domain


def is_empty(wish: Intent, waiting: Waiting) -> bool:
    """Whether the grammar understood nothing: no wish, and no answer either."""
    if isinstance(wish, Answer):
        nothing = wish.position is None and wish.which == Which() and not (wish.only or wish.without)
        told = set(wish.entry.spans) - ({"title", "description"} if waiting.kind != "title" else set())
        says = None if wish.entry.spans else wish.says
        return nothing and says is None and not told and not wish.entry.recording
    return isinstance(wish, Unknown) or wish == Chitchat("other")


def let_go(line: Said, waiting: Waiting, grammar: Intent, entry: Entry) -> Intent | None:
    """Words that let go of what is open, or say that it has not happened yet; None for all else."""
    low = line.low.replace("’", "'")
    if isinstance(grammar, Answer) and (grammar.only or grammar.without or grammar.which != Which()):
        return None
    if (waiting.kind == "confirm" and _begins(low, "yes")) or pattern_of("asked_of_you").search(low):
        return None
    if pattern_of("yet").search(low) and not _tells_a_day_past(line, waiting, entry):
        return Answer("planned", words=line.whole)
    if pattern_of("dropping").search(low):
        return Cancel()
    return Cancel() if not entry.spans and _leaves(low) else None


def _leaves(low: str) -> bool:
    """Whether words leave what is open, and do not go on: "I should rather not miss the end of the year" leaves nothing."""
    goes_on = (
        re.split(r"[,.;:!?]", low[found.end() :], maxsplit=1)[0] for found in pattern_of("leaving").finditer(low)
    )
    return any(len(rest.split()) <= MOST_BEHIND_LEAVING for rest in goes_on)


def _tells_a_day_past(line: Said, waiting: Waiting, entry: Entry) -> bool:
    """Whether the day that was asked for is told, and has come: "Nov 5. The next one is on Dec 3, not yet"."""
    if waiting.kind != "day" or entry.start is None or entry.start > line.today:
        return False
    first, *others = sight(line.whole, today=line.today, locale=line.locale).days or (None,)
    is_told = first is not None and first.options[0][0] == entry.start and line.today - entry.start < LATELY
    return is_told and bool(others)


def _on_the_day_past(line: Said, waiting: Waiting, view: Sight, entry: Entry) -> Entry:
    """The values with the only day of several that has come, where the day of something attended was asked for."""
    if waiting.kind != "day" or "start" in entry.spans or entry.ambiguous:
        return entry
    past = [day for day in view.days if len(day.options) == 1 and day.options[0][1] <= line.today]
    if len(past) != 1 or len(view.days) < 2:
        return entry
    start, end = past[0].options[0]
    words = view.text[past[0].at : past[0].to]
    return replace(entry, start=start, end=end, spans={**entry.spans, "start": words, "end": words})


def _completed(line: Said, grammar: Intent, waiting: Waiting, entry: Entry) -> Intent:
    """The grammar's answer to what was asked of one activity, with the values it passed over."""
    if not isinstance(grammar, Answer) or grammar.position is not None:
        return grammar
    said = settled(grammar.entry, entry)
    if waiting.kind in ("save", *VALUES) and said.title and begins_more(line) and len(set(said.spans) & set(FACTS)) > 1:
        return AddCredit((said,))
    if waiting.kind == "title" and said.title:
        bare = without_remarks(_shorter(line, said))
        return replace(grammar, entry=replace(said, title=bare, spans={**said.spans, "title": bare}))
    for name in FACTS if waiting.kind in VALUES else ():
        if name in entry.spans and name not in said.spans:
            facts = {fact: getattr(entry, fact) for fact in FACTS[name]}
            said = replace(said, **facts, spans={**said.spans, name: entry.spans[name]})
    return replace(grammar, entry=said)


def _shorter(line: Said, said: Entry) -> str:
    """The title as the learned reader cuts it out of the grammar's, where it is a part of it: "The course was …"."""
    reading = learned_reading(line, sight(line.whole, today=line.today, locale=line.locale), AddCredit((said,)))
    learned, whole = Seen(line, reading).title, said.title or ""
    return learned if learned and len(reading.entries) == 1 and learned in whole else whole


def begins_more(line: Said) -> bool:
    """Whether a line begins one more activity, and puts nothing right."""
    return pattern_of("more").search(line.low[:60]) is not None and pattern_of("amends").search(line.low) is None


def without_remarks(title: str) -> str:
    """A title without what was remarked behind it: "thats everything"."""
    found = [match for match in pattern_of("remarks").finditer(title) if not title[match.end() :].strip(_EDGE)]
    cut = title[: found[-1].start()].strip(_EDGE) if found else title
    return cut or title


def decision(low: str, kind: str, entry: Entry) -> str | None:
    """Yes, no or "not on the list", by how an answer begins and what it does not take back."""
    said = low.strip(_EDGE)
    if kind == "activity" and pattern_of("unlisted").search(said):
        return "not_listed"
    if entry.spans and kind != "activity":
        return None
    if _begins(said, "yes") or (kind == "save" and _ends(said, "saving")):
        rest = re.sub(r"^\w+", "", said)
        return None if pattern_of("unless").search(rest) else "save" if kind == "save" else "yes"
    return ("not_listed" if kind == "activity" else "no") if _begins(said, "no") else None


def _points_nowhere(grammar: Intent) -> bool:
    """Whether the grammar found neither a place nor a value that says which of the offered ones it is."""
    if isinstance(grammar, Answer):
        return (
            grammar.says is None
            and grammar.position is None
            and not set(grammar.entry.spans) - {"title", "description"}
        )
    return isinstance(grammar, Unknown) or grammar == Chitchat("other")


def _picked(line: Said) -> Answer | None:
    """ "The GPP3 yes, the live one!": the offered activity, and of two the live one or its recording."""
    recorded, live = (pattern_of(name).search(line.low) is not None for name in ("recorded", "live"))
    agrees = any(pattern_of("yes").match(part.strip()) for part in re.split(r"[\s,.!]+", line.low))
    if pattern_of("unlisted").search(line.low) or line.is_question or not (agrees or recorded != live):
        return None
    entry = Entry(recording=recorded, spans={"recording": line.text}) if recorded != live else Entry()
    return Answer("yes" if agrees else None, entry=entry, words=line.whole)


def _begins(said: str, name: str) -> bool:
    return pattern_of(name).match(said) is not None


def _ends(said: str, name: str) -> bool:
    return any(said.rstrip(_EDGE).endswith(words) for words in words_of(name)) or f" {name[:4]} " in f" {said} "


def _other_wish(ranked: Sequence[tuple[str, float]], seen: Seen) -> Intent | None:
    """A wish of its own, or a new activity with a title and a value."""
    first, share = ranked[0]
    if is_one_more(dict(ranked).get("add_credit", 0.0), seen):
        return AddCredit(seen.reading.entries)
    if first in NO_NEW_WISH or share < (SURE_QUESTION if seen.line.is_question else SURE_WISH):
        return None
    return fill(first, seen)


def is_one_more(share: float, seen: Seen) -> bool:
    """Whether a line tells of another activity: a title with a value, and sure to be one or begun as one."""
    told = seen.title is not None and bool({"hours", "start"} & set(seen.entry.spans)) and not is_courtesy(seen.title)
    told = told and (begins_more(seen.line) or _is_named(seen))
    amends = pattern_of("amends").search(seen.line.low) is not None
    return told and not amends and (share >= SURE_NEW or (begins_more(seen.line) and share >= SURE_QUESTION))


def _is_named(seen: Seen) -> bool:
    """Whether the title is told as one: attended, quoted, or written with a capital; "the pure content was 1.5 h" is none."""
    title = seen.title or ""
    quoted = any(f"{mark}{title}" in seen.line.whole for mark in "\"'“‘«")
    return quoted or title[:1].isupper() or pattern_of("attended").search(seen.line.low) is not None


def _loose_answer(line: Said, waiting: Waiting, entry: Entry, seen: Seen) -> Intent | None:
    if waiting.kind == "title" and not line.is_question:
        title = seen.title or line.text.strip(_EDGE)
        return Answer(entry=replace(entry, title=title, spans={**entry.spans, "title": title}), words=line.whole)
    return Answer(entry=entry, words=line.whole) if entry.spans else None
