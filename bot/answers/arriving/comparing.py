"""What a file says, beside what a credit or a draft says."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from bot.answers.adding.asking import same_person
from bot.answers.adding.draft import Draft
from bot.turn import Turn
from core.actions.catalogue import plain_words
from core.actions.credits import DAY, show_day
from core.actions.evidence import reading_of
from core.certificates.reading import ActivityClaims, Reading
from core.message import File
from core.rules.terms import hours_of, show_hours
from core.store.tables import Credit


def read_in(turn: Turn, file: File) -> Reading:
    return reading_of(turn.session, file.sha256) or Reading()


def alike(ours: str, theirs: str | None) -> bool:
    """Whether two titles can be of one activity: like words, and no number in one that the other contradicts."""
    if theirs is None:
        return True
    mine, other = plain_words(ours), plain_words(theirs)
    numbers = [set(re.findall(r"\d+", words)) for words in (mine, other)]
    contradicts = bool(numbers[0] and numbers[1] and numbers[0] != numbers[1])
    return not contradicts and fuzz.token_set_ratio(mine, other) >= 80


def differences(turn: Turn, credit: Credit, file: File) -> list[str]:
    """In what a certificate disagrees with the credit it is to prove, a few words each."""
    claims = read_in(turn, file).claims
    if len(claims) != 1:
        return []
    one, said = claims[0], []
    if one.title and not alike(credit.title, one.title):
        said.append(f'its title is "{one.title}"')
    if one.seconds and one.seconds != credit.seconds:
        said.append(f"it says {show_hours(one.seconds)} h, not {show_hours(credit.seconds)} h")
    if one.start and not credit.starts_on - DAY <= one.start <= credit.ends_on + DAY:
        said.append(f"its day is {show_day(one.start)}")
    if one.holder and not same_person(one.holder, turn.practitioner.name):
        said.append(f'it is made out to "{one.holder}"')
    return said


def fill(draft: Draft, claims: ActivityClaims, file: File) -> None:
    if draft.seconds is not None and claims.seconds is not None and draft.seconds != claims.seconds:
        draft.notes.append(f'You said {hours_of(draft.seconds)} h; "{file.name}" says {hours_of(claims.seconds)} h.')
    draft.fill(claims, file.name)
