"""Audits from the draw to the close: seeds, deadlines, answers, packs that verify, and what never goes into one."""

from __future__ import annotations

import io
import json
import math
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from office_people import AUDREY, CARL, DANA, OLGA, add_applicant, add_request, add_staff, kept, letters_to
from sqlalchemy.orm import Session
from talking import NOW, Chat, add_person

import tally
from core.actions import audits, evidence, requests, roles
from core.actions.audit_packs import pack
from core.actions.audit_seals import verify
from core.actions.credits import log_credit
from core.actions.drawing import DrawnAlready, NobodyToDraw, draw
from core.actions.practitioners import of_address
from core.actions.transcript import transcript
from core.errors import NotAllowed, SettingMissing, Unreadable, WrongValue
from core.house import House, open_house
from core.rules.moves import AUDIT, NotNow, Who
from core.rules.sampling import drawn, drawn_one_by_one
from core.settings import read_settings
from core.store.tables import ExamApplication, OfficeOnly

DUE = date(2027, 1, 31)
PEOPLE = st.sets(st.integers(1, 10**9), min_size=1, max_size=200)


@given(PEOPLE, st.integers(0, 10**18), st.decimals(1, 100, places=1))
def test_a_draw_is_its_seed_alone(people: set[int], seed: int, percent: Decimal) -> None:
    chosen = drawn(people, percent=percent, seed=seed)
    assert chosen == drawn(sorted(people, reverse=True), percent=percent, seed=seed)
    assert set(chosen) <= people
    assert len(chosen) == math.ceil(len(people) * percent / 100)
    assert drawn(people, percent=Decimal(100), seed=seed) == sorted(people)


@given(PEOPLE, st.integers(0, 10**18))
def test_a_rolling_draw_takes_the_same_people_whoever_joins(people: set[int], seed: int) -> None:
    some = drawn_one_by_one(people, percent=Decimal(30), seed=seed)
    more = drawn_one_by_one(people | {5, 7, 11}, percent=Decimal(30), seed=seed)
    assert set(some) <= set(more)
    assert set(some) <= set(drawn_one_by_one(people, percent=Decimal(60), seed=seed))


@pytest.fixture
def audrey(chat: Chat) -> Chat:
    """Audrey, who audits; Dana and nine more CMPPs."""
    add_staff(chat.house)
    for number in range(9):
        add_person(chat.house, f"p{number}@example.org", f"Person {number}")
    return Chat(chat.house, AUDREY)


def draw_dana(house: House) -> None:
    """Draw everybody, and with them Dana."""
    with house.database.begin() as session:
        draw(session, house, percent="100", seed=7, by=of_address(session, AUDREY), now=NOW, due_on=DUE)


def test_undo_after_a_draw_says_that_those_drawn_were_told(audrey: Chat) -> None:
    """An auditor who is a CMPP too, and was drawn: the last line of the own record is the audit, which undo can't take."""
    add_person(audrey.house, "ana@example.org", "Ana Auditor")
    with audrey.house.database.begin() as session:
        roles.grant(session, of_address(session, "ana@example.org"), roles.Office.AUDITOR, by=None, now=NOW)
    ana = Chat(audrey.house, "ana@example.org")
    ana.say("draw audit 100% seed 7 by 31 January 2027")
    ana.say("undo")
    assert "Your last change was to an audit, which others may have seen, so it isn't undone." in ana.text


def test_drawn_told_and_never_twice(audrey: Chat) -> None:
    audrey.say("draw audit 25% seed 7 by 31 January 2027")
    assert "3 people were drawn of 10 with seed 7, and told to answer by 31 January 2027" in audrey.text
    audrey.say("draw audit 25% seed 7 by 31 January 2027")
    assert "Seed 7 was used on the same 10 people" in audrey.text
    audrey.say("draw audit 100% seed 8 by 31 January 2027")
    assert "7 people were drawn of 10" in audrey.text, "who is audited already is left out"
    assert "was drawn for an audit" in letters_to(audrey.house, DANA)
    audrey.say("audits")
    assert audrey.text.count("due in") == 10


def test_what_a_draw_needs(audrey: Chat) -> None:
    audrey.say("draw audit 10% seed 7")
    assert "TALLY_AUDIT_DAYS" in audrey.text
    audrey.say("draw audit 0% seed 7 by 31 January 2027")
    assert "above 0" in audrey.text
    audrey.say("draw audit 10% seed 7 by 1 January 2026")
    assert "it has to lie ahead" in audrey.text
    Chat(audrey.house, CARL).say("audits")
    carl = Chat(audrey.house, CARL)
    carl.say("draw audit 10% seed 7 by 31 January 2027")
    assert "Drawing an audit is for the office or the auditor" in carl.text
    with audrey.house.database.begin() as session:
        with pytest.raises(NotAllowed):
            draw(session, audrey.house, percent="10", seed=1, by=of_address(session, CARL), now=NOW, due_on=DUE)
        with pytest.raises(SettingMissing):
            draw(session, audrey.house, percent="10", seed=1, by=None, now=NOW)
        with pytest.raises(NobodyToDraw):
            draw(session, audrey.house, percent="10", by=None, now=NOW.replace(year=2040), due_on=date(2050, 1, 1))
        draw(session, audrey.house, percent="10", seed=1, by=None, now=NOW, due_on=DUE)
        with pytest.raises(DrawnAlready):
            draw(session, audrey.house, percent="50", seed=1, by=None, now=NOW, due_on=DUE)


def test_answered_asked_found_and_closed_by_talk(audrey: Chat) -> None:
    draw_dana(audrey.house)
    dana = Chat(audrey.house)
    dana.say("my audit")
    assert "Your audit A1 is waiting for an answer; the day to answer by is 31 January 2027" in dana.text
    audrey.say("extend A1 to 28 February 2027")
    assert "A1 is extended and waiting for an answer now, due by 28 February 2027" in audrey.text
    dana.say("answer audit")
    dana.say("All certificates are attached")
    assert "is with the auditor" in dana.text
    assert "All certificates are attached" in letters_to(audrey.house, AUDREY)
    audrey.say("show A1")
    assert "Drawn 100 % of 10 people with seed 7" in audrey.text
    audrey.press("Finding")
    audrey.say("The certificate of #1 is made out to somebody else")
    assert "Shall I record a finding on A1" in audrey.text
    audrey.press("Yes")
    assert "A1 is open with a finding now" in audrey.text
    dana.say("answer audit: here is the right one")
    audrey.say("pass A1")
    audrey.press("Close")
    assert "A1 is closed now" in audrey.text
    assert "The outcome: passed" in letters_to(audrey.house, DANA)
    dana.say("my audit")
    assert "No audit of your record is open" in dana.text
    with audrey.house.database.read() as session:
        shown = transcript(session, of_address(session, DANA), NOW.date())["audits"]
    assert [(one["state"], one["outcome"], one["finding"]) for one in shown] == [
        ("closed", "passed", "The certificate of #1 is made out to somebody else")
    ]


PATHS = {
    "told": (), "extended": ("extend",), "answered": ("answer",), "finding": ("find",), "passed": ("answer", "pass"),
    "closed": ("cancel",),
}  # fmt: skip


def act(session: Session, house: House, verb: str) -> str:
    """Make one move of the table through its action; the state it leads to."""
    dana, olga = of_address(session, DANA), of_address(session, OLGA)
    audit = audits.audits_of(session, dana)[0]
    by = {"by": olga, "now": NOW}
    if verb == "answer":
        audits.answer(session, house, audit, by=dana, words="here", now=NOW)
    elif verb == "extend":
        audits.extend(session, house, audit, due_on=audit.due_on.replace(year=audit.due_on.year + 1), **by)
    elif verb == "find":
        audits.find(session, house, audit, words="missing", **by)
    elif verb == "ask":
        audits.ask(session, house, audit, words="more?", **by)
    elif verb == "pass":
        audits.record_pass(session, house, audit, **by)
    elif verb == "close":
        audits.close(session, house, audit, words="done", **by)
    else:
        audits.cancel(session, house, audit, reason="in error", **by)
    return audit.state


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_every_cell_of_the_moves_table(chat: Chat) -> None:
    house = chat.house
    add_staff(house)
    draw_dana(house)
    assert set(PATHS) | {"drawn"} == set(AUDIT.states), "the draw itself tells everybody at once"
    for state, path in PATHS.items():
        allowed = {move.verb: move.to for move in AUDIT.possible(state)}
        for verb in (one for one in AUDIT.verbs if one != "tell"):
            with house.database.read() as session:  # whatever is changed in it is rolled back
                for step in path:
                    act(session, house, step)
                if verb in allowed:
                    assert act(session, house, verb) == allowed[verb]
                else:
                    with pytest.raises(NotNow):
                        act(session, house, verb)


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_what_has_no_words_is_refused(audrey: Chat) -> None:
    draw_dana(audrey.house)
    with audrey.house.database.begin() as session:
        audit = audits.audits_of(session, of_address(session, DANA))[0]
        for refused in (
            lambda: audits.find(session, audrey.house, audit, by=None, words=" ", now=NOW),
            lambda: audits.cancel(session, audrey.house, audit, by=None, reason="", now=NOW),
            lambda: audits.extend(session, audrey.house, audit, by=None, due_on=DUE, now=NOW),
        ):
            with pytest.raises(WrongValue):
                refused()
    assert Who.AUDITOR in AUDIT.possible("told")[1].who


@pytest.fixture
def packed(audrey: Chat) -> tuple[House, Path]:
    """Dana's pack: a documented credit, an approved request, and a private document that was attached by mistake."""
    house = audrey.house
    add_request(house)
    carl = Chat(house, CARL)
    carl.say("approve R1")
    add_applicant(house)
    with house.database.begin() as session:
        dana = of_address(session, DANA)
        day = NOW.date()
        credit = log_credit(session, dana, title="=cmd()", seconds=3600, start=day, end=day, domain="foster", now=NOW)
        evidence.attach(session, dana, credit, kept(house, "../../etc/passwd.txt", b"proof of it"), now=NOW)
        secret = kept(house, "medical.txt", b"A medical letter, Xyz")
        evidence.attach(session, dana, credit, secret, now=NOW)
        application = session.query(ExamApplication).first()
        assert application is not None
        session.add(OfficeOnly(practitioner_id=dana.id, application_id=application.id, kind="emergency",
                               sha256=secret.sha256, name=secret.name, kept_at=NOW))  # fmt: skip
        draft = requests.begin(session, dana, now=NOW)
        requests.attach(session, dana, draft, kept(house, "draft.txt", b"Never sent"), now=NOW)
    draw_dana(house)
    audrey.say("pack A1")
    assert "The audit pack of Dana Example" in audrey.text
    file = audrey.replies[0].files[0]
    path = house.settings.data / file.name
    path.write_bytes(house.documents.load(file.sha256))
    return house, path


def test_a_pack_holds_record_documents_and_decisions(packed: tuple[House, Path]) -> None:
    house, path = packed
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        everything = b"".join(archive.read(name) for name in names)
        decisions = archive.read("decisions.csv").decode()
        record = json.loads(archive.read("record.json"))
        assert archive.read("transcript.pdf").startswith(b"%PDF")
        assert "'=cmd()" in archive.read("credits.csv").decode()
    tables = {"credits.csv", "decisions.csv", "journal.csv"}
    assert {"README.txt", "manifest.json", "record.json", "transcript.pdf", *tables} <= set(names)
    documents = sorted(name for name in names if name.startswith("documents/"))
    assert len(documents) == 3
    assert not any(".." in name for name in names)
    assert "the Recertification Committee,Carl Committee" in decisions
    assert [one["number"] for one in record["requests"]] == [1]
    assert "request:2" not in decisions, "a draft is its writer's alone"
    for word in (b"Never sent", b"Xyz", b"medical", b"accommodat", b"quiet room"):
        assert word not in everything, word
    found = verify(house, path)
    assert (found.person, found.problems, found.files) == ("Dana Example", (), len(names) - 1)


def rewritten(path: Path, **changes: bytes | None) -> Path:
    """A copy of the pack with files changed, added or left out."""
    copy = path.with_name(f"copy-{len(changes)}-{'-'.join(changes)}.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w") as new:
        for name in old.namelist():
            content = changes.pop(name, old.read(name)) if name in changes else old.read(name)
            if content is not None:
                new.writestr(name, content)
        for name, content in changes.items():
            new.writestr(name, content or b"")
    return copy


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_changed_pack_does_not_verify(packed: tuple[House, Path]) -> None:
    house, path = packed
    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        longer = archive.read("decisions.csv")
    same_length = longer[:-3] + b"xyz"
    assert verify(house, rewritten(path, **{"decisions.csv": same_length})).problems == ("decisions.csv was changed.",)
    assert verify(house, rewritten(path, **{"decisions.csv": longer + b" "})).problems == (
        "decisions.csv was changed.",
    )
    assert verify(house, rewritten(path, **{"credits.csv": None})).problems == ("credits.csv is missing.",)
    assert verify(house, rewritten(path, **{"more.txt": b"x"})).problems == ("more.txt was added.",)
    manifest["person"] = "Somebody Else"
    problems = verify(house, rewritten(path, **{"manifest.json": json.dumps(manifest).encode()})).problems
    assert len(problems) == 1
    assert "The seal is not ours" in problems[0]
    none = house.settings.data / "none.zip"
    none.write_bytes(b"not a zip")
    for wrong in (none, house.settings.data / "missing.zip"):
        with pytest.raises(Unreadable):
            verify(house, wrong)


def hidden_entry(pack: bytes) -> bytes:
    """The pack with a file between its own and the list, which the list doesn't name."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as other:
        other.writestr("secret.txt", b"hidden")
    local = inner.getvalue()[: inner.getvalue().index(b"PK\x01\x02")]
    listed = int.from_bytes(pack[-6:-2], "little")
    end = pack[-22:-6] + (listed + len(local)).to_bytes(4, "little") + pack[-2:]
    return pack[:listed] + local + pack[listed:-22] + end


def with_comment(pack: bytes) -> bytes:
    return pack[:-2] + (5).to_bytes(2, "little") + b"hello"


def padded_file(pack: bytes) -> bytes:
    """The pack with bytes behind what its last file, the manifest, holds: its size in the headers is larger by them."""
    listed = int.from_bytes(pack[-6:-2], "little")
    name = b"manifest.json"
    local, line = pack.rindex(b"PK\x03\x04", 0, listed), pack.rindex(b"PK\x01\x02")
    assert pack[local + 30 :].startswith(name)
    size = (int.from_bytes(pack[local + 18 : local + 22], "little") + 4).to_bytes(4, "little")
    end = pack[-22:-6] + (listed + 4).to_bytes(4, "little") + pack[-2:]
    return b"".join((
        pack[: local + 18], size, pack[local + 22 : listed], b"more", pack[listed : line + 20], size,
        pack[line + 24 : -22], end,
    ))  # fmt: skip


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_bytes_outside_the_packed_files_are_told(packed: tuple[House, Path]) -> None:
    house, path = packed
    whole = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        first = archive.namelist()[0]
        manifest = archive.read("manifest.json")
    said = "Bytes were added outside the packed files: "
    for changed, place in (
        (b"#!/bin/sh\n" + whole, f"before {first}"), (whole + b"more", "after the end"),
        (with_comment(whole), "as a comment"), (hidden_entry(whole), "before the list of files"),
        (padded_file(whole), "inside manifest.json"),
    ):  # fmt: skip
        copy = path.with_name("changed.zip")
        copy.write_bytes(changed)
        with zipfile.ZipFile(copy) as archive:
            assert archive.testzip() is None, "to others it is whole"
        assert verify(house, copy).problems == (f"{said}{place}.",)
    twice = rewritten(path, **{"manifest.json": manifest.replace(b"{", b'{"person": "Somebody Else",', 1)})
    (problem,) = verify(house, twice).problems
    assert "The manifest says the same and is written otherwise" in problem


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_bytes_in_a_header_are_told(packed: tuple[House, Path]) -> None:
    house, path = packed
    copy = path.with_name("headers.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            entry = zipfile.ZipInfo(one.filename, one.date_time)
            entry.comment = b"hello" if one.filename == "credits.csv" else b""
            new.writestr(entry, old.read(one))
    assert verify(house, copy).problems == ("Bytes were added outside the packed files: in the header of credits.csv.",)


def test_only_office_and_auditor_pack_and_nobody_their_own(audrey: Chat) -> None:
    with audrey.house.database.begin() as session:
        dana, carl = of_address(session, DANA), of_address(session, CARL)
        with pytest.raises(NotAllowed):
            pack(session, audrey.house, dana, by=carl, now=NOW, today=NOW.date())
    audrey.say("audit pack audrey@example.org")
    assert "somebody else has to decide" in audrey.text
    audrey.say("audit pack nobody@example.org")
    assert "There is no record with the address nobody@example.org" in audrey.text


def test_the_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLY_DATA", str(tmp_path))
    house_now = datetime.now(UTC)
    house = open_house(read_settings())
    add_person(house, cycle=(date(house_now.year - 1, 1, 1), date(house_now.year + 3, 12, 31)))
    house.close()

    def run(*words: str) -> tuple[int, str]:
        result = CliRunner().invoke(tally.main, words)
        return result.exit_code, result.output

    assert run("grant", "office", DANA) == (0, "Dana Example holds the role office. They can type: staff help\n")
    code, said = run("audit", "draw", "--percent", "50", "--seed", "3", "--due", f"{house_now.year + 1}-06-30")
    assert code == 0, said
    assert said.startswith("1 of 1 people, seed 3")
    assert "A1  Dana Example" in said
    again = run("audit", "draw", "--percent", "50", "--seed", "3", "--due", f"{house_now.year + 1}-06-30")
    assert again[0] == 1
    assert "Choose another seed" in again[1]
    target = tmp_path / "pack.zip"
    code, said = run("audit", "pack", DANA, "--to", str(target))
    assert code == 0, said
    code, said = run("audit", "verify", str(target))
    assert code == 0, said
    assert "the seal is ours" in said
    target.write_bytes(rewritten(target, **{"extra.txt": b"x"}).read_bytes())
    assert run("audit", "verify", str(target))[0] == 1
