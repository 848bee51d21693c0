"""The approved list: kept, and searched in spite of typing mistakes, with the same hits on every database."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rapidfuzz import fuzz
from sqlalchemy import and_, delete, func, insert, or_, select
from sqlalchemy.orm import Session

from core.errors import NotFound
from core.rules.terms import Domain
from core.store.tables import Activity, ActivityTrigram

# Measured on the sample list: below this a hit shares letters with the words, not a meaning.
LIKE_ENOUGH = 58.0
CANDIDATES = 60
SMALL_WORDS = {"a", "an", "and", "at", "for", "from", "in", "of", "on", "or", "the", "to", "with", "your"}
FORMATS = {"recording", "recorded", "replay", "webinar", "session", "live", "event", "version", "virtual", "online"}
RECORDED, LIVE = {"recording", "recorded", "replay"}, {"live"}


@dataclass(frozen=True, slots=True)
class Hit:
    """An activity found, how like it is (0-100) and why in a few words."""

    activity: Activity
    likeness: float
    reason: str


def plain_words(text: str) -> str:
    """Words as they are compared: no accents, no case, single spaces."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", bare).strip()


def named_in(words: str) -> tuple[str, bool | None]:
    """The name without the words around it that say its form, and whether they say recording (True) or live (False).

    "the live session of GPP3" is GPP3, live; "GPP3 webinar" is GPP3, either. A name of such words alone stays.
    """
    said = plain_words(words).replace("on demand", "recording").split()
    first = next((n for n, word in enumerate(said) if word not in FORMATS | SMALL_WORDS), None)
    if first is None:
        return words, None
    last = next(n for n in range(len(said) - 1, -1, -1) if said[n] not in FORMATS | SMALL_WORDS)
    around = {*said[:first], *said[last + 1 :]}
    if not around & FORMATS:
        return words, None
    recording = True if around & RECORDED else False if around & LIVE else None
    return " ".join(said[first : last + 1]), recording


def trigrams(text: str) -> set[str]:
    """The three-letter pieces of every word, padded so that short words and beginnings count."""
    return {f"  {word} "[i : i + 3] for word in plain_words(text).split() for i in range(len(word) + 1)}


def _words_of(activity: Activity) -> str:
    words = filter(None, (activity.title, activity.provider, activity.course_type))
    return " ".join((*words, *_acronyms(activity.title)))


def _acronyms(title: str) -> list[str]:
    """What two to four words in a row are called for short: "Artificial intelligence" is found as AI."""
    words = plain_words(title).split()
    runs = (words[i : i + n] for n in (2, 3, 4) for i in range(len(words) - n + 1))
    return ["".join(w[0] for w in run) for run in runs if not SMALL_WORDS & {run[0], run[-1]}]


def index(session: Session, activity: Activity) -> None:
    """(Re)write the search index of one activity."""
    session.execute(delete(ActivityTrigram).where(ActivityTrigram.activity_id == activity.id))
    _add_to_index(session, activity)


def _add_to_index(session: Session, activity: Activity) -> None:
    # A hundred rows or so: as plain rows they are written in a fraction of the time that objects take.
    rows = [{"trigram": trigram, "activity_id": activity.id} for trigram in sorted(trigrams(_words_of(activity)))]
    if rows:
        session.execute(insert(ActivityTrigram), rows)


def add_activity(
    session: Session,
    *,
    code: str,
    title: str,
    seconds: int,
    domain: Domain,
    provider: str | None = None,
    course_type: str | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    is_recording: bool = False,
    is_sample: bool = False,
) -> Activity:
    """Put an activity on the approved list; ``seconds`` and ``domain`` are what each credit of it will have."""
    activity = Activity(
        code=code,
        title=title,
        provider=provider,
        course_type=course_type,
        starts_on=starts_on,
        ends_on=ends_on or starts_on,
        seconds=seconds,
        domain=domain.value,
        is_recording=is_recording,
        is_sample=is_sample,
        is_withdrawn=False,
    )
    session.add(activity)
    session.flush()
    _add_to_index(session, activity)
    return activity


def activity_of(session: Session, activity_id: int) -> Activity:
    """One activity. Raises NotFound."""
    found = session.get(Activity, activity_id)
    if found is None:
        raise NotFound(what="that activity")
    return found


def course_types(session: Session) -> list[str]:
    """The course types of the approved list, as it spells them."""
    named = select(Activity.course_type).where(Activity.is_withdrawn.is_(False), Activity.course_type.is_not(None))
    return [name for name in session.scalars(named.distinct().order_by(Activity.course_type)) if name]


def approved_titles(session: Session) -> list[str]:
    """Every title of the approved list, once, the latest first."""
    latest = func.max(Activity.starts_on).desc()
    listed = select(Activity.title).where(Activity.is_withdrawn.is_(False)).group_by(Activity.title).order_by(latest)
    return list(session.scalars(listed))


def search(
    session: Session,
    words: str | None = None,
    *,
    course_types: Collection[str] = (),
    start: date | None = None,
    end: date | None = None,
    domain: Domain | None = None,
    recording: bool | None = None,
    open_on: date | None = None,
    near: date | None = None,
    most: int = 10,
) -> list[Hit]:
    """Activities by words (typing mistakes forgiven), course types as the list spells them, days and domain; best first.

    ``near`` is the day the person says they attended: of equal likeness the closest in time comes first. ``open_on``
    leaves what can no longer be taken part in on that day: live sessions that were, recordings taken down.
    """
    narrowed = select(Activity).where(Activity.is_withdrawn.is_(False))
    if start:
        narrowed = narrowed.where(Activity.ends_on >= start)
    if end:
        narrowed = narrowed.where(Activity.starts_on <= end)
    if domain:
        narrowed = narrowed.where(Activity.domain == domain.value)
    if course_types:
        narrowed = narrowed.where(Activity.course_type.in_(course_types))
    if recording is not None:
        narrowed = narrowed.where(Activity.is_recording.is_(recording))
    if open_on:
        narrowed = narrowed.where(or_(Activity.ends_on.is_(None), Activity.ends_on >= open_on))
    if not words or not plain_words(words):
        newest = narrowed.order_by(Activity.starts_on.desc().nulls_last(), Activity.id).limit(most)
        return [Hit(a, 100.0, _reason(a, None)) for a in session.scalars(newest)]
    wanted = trigrams(words)
    shared = (
        select(ActivityTrigram.activity_id, func.count().label("shared"))
        .where(ActivityTrigram.trigram.in_(wanted))
        .group_by(ActivityTrigram.activity_id)
        .subquery()
    )
    likely = narrowed.join(shared, and_(shared.c.activity_id == Activity.id))
    found = session.scalars(likely.order_by(shared.c.shared.desc(), Activity.id).limit(CANDIDATES))
    hits = [Hit(a, likeness, _reason(a, words)) for a in found if (likeness := _likeness(words, a)) >= LIKE_ENOUGH]
    return sorted(hits, key=lambda hit: _rank(hit, near))[:most]


def _rank(hit: Hit, near: date | None) -> tuple[float, int, int, int]:
    """Best first: likeness, then nearness to the day named; with none named the live ones, the newest first."""
    away, recorded = _distance(hit.activity, near), int(hit.activity.is_recording)
    first, second = (away, recorded) if near else (recorded, away)
    return -round(hit.likeness / 4), first, second, hit.activity.id


def _likeness(words: str, activity: Activity) -> float:
    said, title = plain_words(words), plain_words(activity.title)
    whole = fuzz.WRatio(said, title)
    every = [_best(word, plain_words(_words_of(activity)).split()) for word in said.split()]
    return 0.35 * whole + 0.65 * (sum(every) / len(every))


def _best(word: str, among: Iterable[str]) -> float:
    """How well one word is met; a beginning of four letters or more counts like the word itself."""
    return max(
        (95.0 if len(word) >= 4 and other.startswith(word) else _close(word, other) for other in among), default=0.0
    )


def _close(word: str, other: str) -> float:
    # Short words and numbers are names (GPP3, AI): one other letter makes another thing.
    if len(word) < 4 or any(c.isdigit() for c in word):
        return 100.0 if word == other else 0.0
    likeness = fuzz.ratio(word, other)
    return likeness if likeness >= 70 else 0.0


def _distance(activity: Activity, near: date | None) -> int:
    if activity.starts_on is None:
        return 10_000
    if near is None:
        return -activity.starts_on.toordinal()
    last = activity.ends_on or activity.starts_on
    if activity.starts_on <= near <= last:
        return 0
    return min(abs((activity.starts_on - near).days), abs((last - near).days))


def _reason(activity: Activity, words: str | None) -> str:
    kind = "recording, from" if activity.is_recording else "live on"
    when = f"{kind} {activity.starts_on.day} {activity.starts_on:%b %Y}" if activity.starts_on else kind.split(",")[0]
    same = "same title, " if words and plain_words(words) == plain_words(activity.title) else ""
    return f"{same}{when.removesuffix(' on')}"


def happening(session: Session, named: str) -> tuple[date, date] | None:
    """The days of a meeting called ``named``, from the activities that bear its name; None when unknown."""
    bare = " ".join(word for word in plain_words(named).split() if word not in SMALL_WORDS)
    hits = [hit.activity for hit in search(session, bare, most=50) if hit.likeness >= 80 and hit.activity.starts_on]
    if not hits:
        return None
    starts = [a.starts_on for a in hits if a.starts_on]
    ends = [a.ends_on or a.starts_on for a in hits if a.starts_on]
    first, last = min(starts), max(e for e in ends if e)
    return (first, last) if last - first <= timedelta(days=14) else None
