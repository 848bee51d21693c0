"""Checking in by code: once per person and session, in its window, hundreds at once; asking for one that was missed."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from attendance_samples import credits_of, furnish, rows, states, take
from sqlalchemy import func, select
from talking import Chat, add_person

from core.actions import checkin, live_sessions
from core.actions.checkin_sheet import address_of, sheet
from core.actions.identities import bind_slack
from core.actions.live_sessions import TURNS_EVERY, key_fits, turning_key
from core.actions.practitioners import of_address
from core.errors import WrongValue
from core.house import House
from core.outbox import communications
from core.store.tables import Attendance, Credit, CreditRequest, LiveSession

THEN = datetime(2026, 11, 18, 15, 5, tzinfo=UTC)  # five past ten in New York, the day of A1
ON_ONE_DATABASE = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def hold(house: House, code: str = "A1", **options: object) -> LiveSession:
    """A session of an activity, open from ten to half past eleven."""
    window = {"opens_at": THEN - timedelta(minutes=5), "closes_at": THEN + timedelta(minutes=85)} | options
    with house.database.begin() as session:
        return live_sessions.hold(session, house, code, now=THEN, **window)  # type: ignore[arg-type]


def at(house: House, moment: datetime = THEN, channel: str = "terminal", **options: object) -> Chat:
    """Dana talking at that moment."""
    return Chat(house, now=moment, channel=channel, **options)  # type: ignore[arg-type]


def test_checking_in_enters_the_credit_once(house: House) -> None:
    furnish(house)
    live = hold(house)
    chat = at(house)
    chat.say(f"check in {live.code.lower()}")
    assert "It is #1. It needs no certificate." in chat.text
    chat.say(f"check in {live.code}")
    assert "already; it is #1" in chat.text
    (credit,) = credits_of(house)
    assert (credit.added_by, credit.basis, credit.seconds) == ("Programme", "programme attendance", 5400)
    with house.database.read() as session:
        told = communications(session, of_address(session, "dana@example.org").id)
        assert [one.subject for one in told] == [None, "You are checked in"]


def test_a_list_that_names_who_checked_in_adds_nothing(house: House, tmp_path) -> None:  # type: ignore[no-untyped-def]
    furnish(house)
    at(house).say(f"check in {hold(house).code}")
    assert states(take(house, tmp_path, "email\ndana@example.org\n", "A1")) == {"duplicate": 1}
    assert len(credits_of(house)) == 1


@ON_ONE_DATABASE
def test_the_window_and_the_code_are_kept_to(house: House) -> None:
    furnish(house)
    live = hold(house)
    early = at(house, THEN - timedelta(minutes=6))
    early.say(f"check in {live.code}")
    assert "opens on 18 November 2026 at 10:00 (EST)" in early.text
    late = at(house, live.closes_at)
    late.say(f"check in {live.code}")
    assert f"I missed the check-in {live.code}" in late.text
    chat = at(house)
    chat.say("check in AB23CD45")
    assert "I know no session with that code" in chat.text
    assert rows(house) == {}


@ON_ONE_DATABASE
def test_the_code_is_asked_for(house: House) -> None:
    furnish(house)
    live = hold(house)
    chat = at(house)
    chat.say("check in")
    assert "Which session?" in chat.text
    chat.say("the big room")
    assert "isn't a session's code" in chat.text
    chat.say(live.code)
    assert "It is #1" in chat.text


@ON_ONE_DATABASE
def test_a_letter_that_is_only_said_to_be_theirs_asks_the_address_on_file(house: House) -> None:
    furnish(house)
    live = hold(house)
    letter = at(house, channel="mail", proven=False)
    letter.say(f"check in {live.code}")
    assert "Is this from you?" in str(letter.replies[0].subject)
    assert rows(house) == {}
    at(house, channel="mail", thread=letter.thread).say("yes")
    assert len(credits_of(house)) == 1


def test_the_days_of_a_session_that_runs_over_several(house: House) -> None:
    furnish(house)
    live = hold(house, "A5", opens_at=None, closes_at=None)
    assert (live.closes_at - live.opens_at).days == 3
    at(house, datetime(2026, 4, 28, 14, tzinfo=UTC)).say(f"check in {live.code}")
    (credit,) = credits_of(house)
    assert (credit.starts_on.isoformat(), credit.ends_on.isoformat()) == ("2026-04-28", "2026-04-28")


@ON_ONE_DATABASE
def test_a_code_that_rotates_needs_the_key_of_the_moment(house: House) -> None:
    furnish(house)
    live = hold(house, rotates=True)
    key = turning_key(house.secret, live, THEN)
    old = turning_key(house.secret, live, THEN - timedelta(seconds=TURNS_EVERY * 6))
    chat = at(house)
    for said in (f"check in {live.code}", f"check in {live.code}-{old}"):
        chat.say(said)
        assert "has moved on" in chat.text
    assert key_fits(house.secret, live, key, THEN + timedelta(seconds=TURNS_EVERY * 3))
    assert not key_fits(house.secret, live, key, THEN + timedelta(seconds=TURNS_EVERY * 5))
    assert not key_fits(house.secret, live, key, THEN - timedelta(seconds=TURNS_EVERY * 2))
    chat.say(f"check in {live.code}-{key}")
    assert len(credits_of(house)) == 1


@ON_ONE_DATABASE
def test_who_thinks_it_is_missed_while_it_is_open_is_checked_in(house: House) -> None:
    furnish(house)
    live = hold(house)
    chat = at(house)
    chat.say(f"I missed the check-in {live.code}")
    assert "Check-in is still open, so I have checked you in." in chat.text
    assert len(credits_of(house)) == 1
    with house.database.read() as session:
        assert session.scalars(select(CreditRequest)).all() == []


@ON_ONE_DATABASE
def test_a_code_that_rotates_is_asked_for_while_it_is_open(house: House) -> None:
    furnish(house)
    live = hold(house, rotates=True)
    chat = at(house)
    chat.say(f"I missed the check-in {live.code}")
    assert "You haven't missed it: check-in for *GPP3: what changed* is still open" in chat.text
    assert credits_of(house) == []


@ON_ONE_DATABASE
@pytest.mark.parametrize("line", ["check in ZZZZZZZZ", "I missed the check-in ZZZZZZZZ", "check in ZZ22ZZ33"])
def test_a_code_of_no_session_is_said_to_be_none(house: House, line: str) -> None:
    furnish(house)
    chat = at(house)
    chat.say(line)
    assert "I know no session with that code" in chat.text


def test_who_missed_it_can_ask(house: House) -> None:
    furnish(house)
    live = hold(house)
    chat = at(house, THEN + timedelta(days=1))
    chat.say(f"I missed the check-in {live.code}")
    assert "R1" in chat.text
    chat.say("cancel")
    chat.say(f"I missed the check-in {live.code}")
    with house.database.read() as session:
        (request,) = session.scalars(select(CreditRequest)).all()
        assert (request.title, request.seconds_by_domain) == ("GPP3: what changed", {"foster": 5400})
        assert (request.provider, request.own_role, request.documents) == ("Example Society", "attendee", [])
    early = at(house, THEN - timedelta(days=1))
    early.say(f"I missed the check-in {live.code}")
    assert "opens on" in early.text


@ON_ONE_DATABASE
def test_a_scan_holds_half_an_hour_and_for_its_session_alone(house: House) -> None:
    furnish(house)
    live, other = hold(house), hold(house, "A6")
    scan = checkin.scan_of(house, live, THEN)
    assert checkin.scanned_at(house, live, scan, THEN + timedelta(minutes=29)) == THEN
    assert checkin.scanned_at(house, live, scan, THEN + timedelta(minutes=31)) is None
    assert checkin.scanned_at(house, other, scan, THEN) is None
    assert checkin.scanned_at(house, live, scan[:-2] + "xx", THEN) is None
    assert checkin.scanned_at(house, live, "", THEN) is None


@ON_ONE_DATABASE
def test_a_window_that_runs_backwards_is_refused(house: House) -> None:
    furnish(house)
    with pytest.raises(WrongValue, match="before the beginning"):
        hold(house, closes_at=THEN - timedelta(days=1))


def test_a_hall_checks_in_at_once(house: House) -> None:
    furnish(house)
    live = hold(house)
    people = [add_person(house, f"p{n}@example.org", f"Person {n}", cycle=None) for n in range(100)]
    ready = threading.Barrier(25)

    def scan(n: int) -> bool:
        if n < 25:
            ready.wait()
        with house.database.begin() as session:
            here = live_sessions.of_code(session, live.code)
            person = of_address(session, f"p{n % 100}@example.org")
            return checkin.check_in(session, house, person, here, at=THEN, now=THEN).entered is not None

    with ThreadPoolExecutor(25) as hall:
        done = list(hall.map(scan, range(200)))  # everybody twice
    assert done.count(True) == len(people) == 100
    with house.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Attendance)) == 100
        assert session.scalar(select(func.count()).select_from(Credit)) == 100


@ON_ONE_DATABASE
def test_the_sheet_holds_the_code_as_drawn(house: House) -> None:
    import pypdfium2  # noqa: PLC0415 - rendering is wanted here alone
    import segno  # noqa: PLC0415 - the same

    furnish(house)
    live = hold(house)
    address = address_of("https://tally.example.org", live)
    made = sheet(house, live, address)
    page = pypdfium2.PdfDocument(made)[0]
    text = page.get_textpage().get_text_range()
    assert "GPP3: what changed" in text
    assert f"check in {live.code}" in text
    drawn = page.render(scale=3).to_numpy()[:, :, 0] < 128
    rows_, cols = drawn.any(axis=1), drawn.any(axis=0)
    matrix = [[bool(cell) for cell in row] for row in segno.make(address, error="m").matrix]
    # The code is the one black square: the longest run of rows with ink in them.
    runs, start = [], None
    for place, ink in enumerate([*rows_, False]):
        if ink and start is None:
            start = place
        elif not ink and start is not None:
            runs.append((place - start, start))
            start = None
    height, top = max(runs)
    band = drawn[top : top + height]
    left = int(band.any(axis=0).argmax())
    assert cols.any()
    step = height / len(matrix)
    read = [
        [bool(drawn[int(top + (y + 0.5) * step)][int(left + (x + 0.5) * step)]) for x in range(len(matrix))]
        for y in range(len(matrix))
    ]
    assert read == matrix


def test_a_linked_slack_account_is_enough(house: House) -> None:
    furnish(house)
    live = hold(house)
    with house.database.begin() as session:
        bind_slack(session, of_address(session, "dana@example.org"), "T1", "U1", now=THEN)
    slack = Chat(house, "T1:U1", channel="slack", now=THEN)
    slack.say(f"check in {live.code}")
    assert "It is #1" in slack.text
    stranger = Chat(house, "T1:U2", channel="slack", now=THEN)
    stranger.say(f"check in {live.code}")
    assert "Which mail address is yours?" in stranger.text
    assert len(rows(house)) == 1
