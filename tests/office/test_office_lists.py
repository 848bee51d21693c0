"""The office does lists in conversation: sent, looked at, imported, undone; the lines that wait are settled."""

from __future__ import annotations

import csv
import io
import threading
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from office_people import AUDREY, CARL, DANA, OLGA, add_staff, letters_to
from sqlalchemy import func, select
from talking import NOW, Chat, add_person

from bot import errands
from core.actions import attendance_writing, roles
from core.actions.attendance_lists import import_attendance
from core.actions.practitioners import of_address
from core.actions.roles import Office
from core.house import House
from core.store.tables import Activity, Attendance, AttendanceBatch, Credit, Outgoing

LIST = """name,email,minutes
Dana Example,dana@example.org,88
Sam Short,sam@example.org,5
Robin Sample,robin@elsewhere.test,80
Nobody Known,nobody@elsewhere.test,90
"""
ACTIVITIES = """code,title,provider,course_type,start,end,hours,domain,live|recording
A1,GPP3: what changed,Example Society,ISMPP U,2026-11-18,,1.5,foster,live
A9,Preprints,Example Society,ISMPP U,2026-10-01,,1,implement,live
"""
MEMBERS = "member number,name,address,member until\nM-1,Dana Example,dana@example.org,2027-12-31\n"


@pytest.fixture
def olga(chat: Chat) -> Chat:
    """Olga of the office; Dana, Robin and Sam are known; 60 % of a session is the least."""
    add_staff(chat.house)
    add_person(chat.house, "robin@example.org", "Robin Sample")
    add_person(chat.house, "sam@example.org", "Sam Short")
    chat.house.settings.attendance_minimum_percent = 60
    return Chat(chat.house, OLGA)


def send(chat: Chat, text: str, content: str = LIST, name: str = "webinar.csv") -> None:
    """Say something with a list attached."""
    chat.say(text, files=[chat.file(name, content.encode())])


def count(house: House, what: type) -> int:
    """How many rows there are."""
    with house.database.read() as session:
        return session.scalar(select(func.count()).select_from(what)) or 0


def table_of(chat: Chat) -> list[list[str]]:
    """The CSV that came with the last reply."""
    content = chat.house.documents.load(chat.replies[-1].files[0].sha256)
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_list_is_shown_then_imported_then_undone(olga: Chat) -> None:
    send(olga, "import attendance A1")
    assert '"webinar.csv", attendance of *GPP3: what changed*. Nothing is changed yet' in olga.text
    assert "row 3, Sam Short, sam@example.org: there for too short a time" in olga.text
    assert "1 credited, 1 too short, 2 wait" in olga.text
    assert count(olga.house, Attendance) == 0
    rows = table_of(olga)
    assert rows[1] == ["2", "Dana Example", "dana@example.org", "", "88", "credited", "Dana Example"]
    assert len(rows) == 5
    olga.press("Import")
    assert "*B1*, GPP3: what changed: 1 credited, 1 too short, 2 wait." in olga.text
    dana = Chat(olga.house, DANA)
    dana.say("list")
    assert "GPP3: what changed" in dana.text
    olga.say("batches")
    assert "*B1* · attendance of GPP3: what changed · webinar.csv · 21 November 2026 · by Olga Office" in olga.text
    assert "1 credited, 1 too short, 2 wait" in olga.text
    olga.say("undo B1")
    assert "B1 is undone: 1 credit is taken back, and its owner told." in olga.text
    olga.say("undo B1")
    assert "B1 was undone already" in olga.text
    olga.say("batches")
    assert "undone 21 November 2026" in olga.text
    assert "No line waits" in olga.text
    send(olga, "import attendance A1")
    olga.say("yes")
    assert "*B2*" in olga.text


def test_the_same_list_again_adds_nothing_and_a_second_press_neither(olga: Chat) -> None:
    send(olga, "import attendance A1")
    card = olga.replies
    olga.press("Import")
    olga.replies = card
    olga.press("Import")
    assert "settled already" in olga.text
    send(olga, "import attendance A1")
    olga.press("Import")
    assert "Nothing was new, so nothing was changed: 4 as they were." in olga.text
    assert (count(olga.house, AttendanceBatch), count(olga.house, Credit)) == (1, 1)


def test_cancel_and_no_leave_everything_as_it_was(olga: Chat) -> None:
    for word in ("cancel", "no"):
        send(olga, "import attendance A1")
        olga.say(word)
        assert "Import" not in [choice.label for reply in olga.replies for choice in reply.choices]
    assert count(olga.house, Attendance) == 0


def test_a_list_is_never_read_as_a_certificate_when_it_is_to_be_imported(olga: Chat) -> None:
    for words in ("import attendance A1", "Please import the attendance list for A1", "IMPORT ATTENDANCE A1."):
        send(olga, words)
        assert "attendance of *GPP3: what changed*" in olga.text, words
    assert count(olga.house, Credit) == 0


def test_asked_for_the_file_and_for_the_session(olga: Chat) -> None:
    olga.say("import attendance")
    assert "Send me the list" in olga.text
    send(olga, "")
    assert 'Which session is "webinar.csv" a list of?' in olga.text
    assert "*A1* · GPP3: what changed" in olga.text
    olga.say("the one last week")
    assert "Type the code of the session alone" in olga.text
    olga.say("A99")
    assert "A99" in olga.text
    send(olga, "import attendance")
    olga.press("A1")
    assert "1 credited, 1 too short, 2 wait" in olga.text
    olga.press("Import")
    assert "*B1*" in olga.text


def test_everything_that_is_wrong_is_said_at_once_and_the_rest_can_be_taken(olga: Chat) -> None:
    bad = LIST + "".join(f"P{n},p{n}@example.org,long\n" for n in range(30))
    send(olga, "import attendance A1", bad)
    assert "30 rows have to be mended before I can import it; nothing is changed." in olga.text
    assert "row 6, minutes: 'long' is no length of time" in olga.text
    assert "… and 10 more in the attached table." in olga.text
    rows = table_of(olga)
    assert (len(rows), rows[1][:3]) == (31, ["6", "minutes", "long"])
    olga.say("yes")
    assert "It can't be imported as it is" in olga.text
    send(olga, "import attendance A1", bad)
    olga.press("See the other rows")
    assert "1 credited, 1 too short, 2 wait" in olga.text
    olga.press("Import")
    assert "*B1*" in olga.text


def test_what_is_no_list_says_so(olga: Chat) -> None:
    send(olga, "import attendance A1", "just words\n", "notes.txt")
    assert "no line of it is a header that says who attended" in olga.text
    send(olga, "import attendance A77")
    assert "A77" in olga.text
    olga.say(
        "import attendance A1",
        files=[olga.file("a.csv", b"email\na@b.test\n"), olga.file("b.csv", b"email\nc@d.test\n")],
    )
    assert "one list at a time" in olga.text


def test_the_approved_list_and_members_in_conversation(olga: Chat) -> None:
    send(olga, "import activities", ACTIVITIES, "approved.csv")
    assert "new: A9 Preprints" in olga.text
    olga.press("Import")
    assert "kept as C1" in olga.text
    Chat(olga.house, DANA).say("add preprints")
    olga.say("batches")
    assert "*C1* · approved list · approved.csv · 21 November 2026 · by Olga Office · 1 added, 0 changed" in olga.text
    send(olga, "import membership", MEMBERS, "members.csv")
    assert "membership" in olga.text
    olga.press("Import")
    assert "changed" in olga.text
    with olga.house.database.read() as session:
        assert of_address(session, DANA).member_number == "M-1"


def test_the_members_list_of_another_program_is_read_by_the_columns_named(olga: Chat) -> None:
    theirs = MEMBERS.replace("address", "Contact mail")
    send(olga, "import membership", theirs, "members.csv")
    assert "Contact mail" in olga.text
    send(olga, 'import membership --map "Contact mail=address"', theirs, "members.csv")
    olga.press("Import")
    with olga.house.database.read() as session:
        assert of_address(session, DANA).member_number == "M-1"


def test_a_batch_of_the_approved_list_is_undone(olga: Chat) -> None:
    send(olga, "import activities", ACTIVITIES.replace("1.5,foster", "2,foster"), "approved.csv")
    assert "A1 GPP3: what changed: hours 1.5 h → 2 h" in olga.text
    olga.press("Import")
    olga.press("Undo C1")
    assert "C1: 1 activity is as before, 1 off the list" in olga.text
    olga.say("undo C1")
    assert "C1 was undone already" in olga.text
    olga.say("undo C7")
    assert "C7" in olga.text


def test_days_that_could_be_two_are_two_buttons(olga: Chat) -> None:
    send(olga, "import activities", ACTIVITIES.replace("2026-10-01", "10/1/2026"), "approved.csv")
    assert "could be" in olga.text
    olga.press("Month first")
    assert "new: A9 Preprints" in olga.text
    olga.press("Import")
    assert "1 added" in olga.text
    with olga.house.database.read() as session:
        assert session.scalar(select(Activity.starts_on).where(Activity.code == "A9")) == date(2026, 10, 1)


def test_columns_are_named_as_in_the_terminal(olga: Chat) -> None:
    renamed = ACTIVITIES.replace("title", "Course name", 1)
    send(olga, "import activities", renamed, "approved.csv")
    assert "Course name" in olga.text
    olga.say("import activities —map “Course name=title”")
    assert "new: A9 Preprints" in olga.text


def test_a_list_dropped_without_a_word(olga: Chat) -> None:
    send(olga, "")
    assert 'Is "webinar.csv" an attendance list?' in olga.text
    olga.press("Attendance")
    assert "Which session" in olga.text
    olga.press("A1")
    assert "1 credited, 1 too short, 2 wait" in olga.text
    send(olga, "")
    olga.press("No, a certificate")
    assert "webinar.csv" in olga.text
    assert "import" not in olga.text
    send(olga, "", "Certificate of attendance\nGPP3: what changed\n1.5 hours\n", "certificate.csv")
    assert "attendance list" not in olga.text
    for other in (DANA, AUDREY):
        speaker = Chat(olga.house, other)
        send(speaker, "")
        assert "attendance list" not in speaker.text


def test_lines_that_wait_are_settled_by_address_or_by_button(olga: Chat) -> None:
    olga.say("waiting lines")
    assert "No line of an attendance list waits" in olga.text
    send(olga, "import attendance A1")
    olga.press("Import")
    olga.press("Waiting lines")
    assert "2 lines wait for somebody to say who is meant" in olga.text
    assert "it could be Robin Sample (robin@example.org)" in olga.text
    assert "nobody has this address" in olga.text
    numbers = {row.name: row.id for row in waiting_rows(olga.house)}
    olga.press(f"{numbers['Robin Sample']} is Robin Sample")
    assert f"Line {numbers['Robin Sample']} is Robin Sample: credited as #1, and they are told." in olga.text
    olga.say(f"line {numbers['Nobody Known']} is me")
    assert "That is your own" in olga.text
    olga.say(f"line {numbers['Nobody Known']} is nobody")
    assert "is nobody of ours; it waits no more" in olga.text
    olga.say(f"line {numbers['Nobody Known']} is dana@example.org")
    assert "settled already" in olga.text
    olga.say("line 99 is nobody")
    assert "There is no line 99 in the lists of attendance" in olga.text
    olga.say("undo B99")
    assert "There is no list B99. To see all of them, type: batches" in olga.text


def waiting_rows(house: House) -> list[Attendance]:
    """The lines that wait."""
    with house.database.read() as session:
        return list(session.scalars(select(Attendance).where(Attendance.state.in_(["ambiguous", "unmatched"]))))


def test_only_the_office_and_never_by_mail(olga: Chat) -> None:
    carl = Chat(olga.house, CARL)
    for words, what in (("import attendance A1", "Importing lists"), ("undo B1", "Undoing an imported list"),
                        ("batches", "Seeing imported lists"), ("line 1 is nobody", "Saying whom")):  # fmt: skip
        carl.say(words)
        assert what in carl.text
        assert "is for the office" in carl.text
    send(carl, "import attendance A1")
    assert "Importing lists is for the office" in carl.text
    letter = Chat(olga.house, OLGA, channel="mail")
    send(letter, "import attendance A1")
    assert "I don't take acts of staff from mail" in letter.text
    dana = Chat(olga.house, DANA)
    send(dana, "import attendance A1")
    assert "credited" not in dana.text
    assert count(olga.house, Attendance) == 0


def test_a_role_that_is_taken_away_between_look_and_press(olga: Chat) -> None:
    send(olga, "import attendance A1")
    with olga.house.database.begin() as session:
        roles.grant(session, of_address(session, CARL), Office.OFFICE, by=None, now=NOW)
        roles.revoke(session, of_address(session, OLGA), Office.OFFICE, by=None, now=NOW)
    olga.press("Import")
    assert "Attendance is for the office" in olga.text
    assert count(olga.house, Attendance) == 0


def test_what_a_crash_broke_off_goes_on_under_the_same_number(olga: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    people = "".join(f"p{n},p{n}@elsewhere.test,90\n" for n in range(60))
    send(olga, "import attendance A1", LIST + people)
    whole = attendance_writing.keep
    left = iter(range(55))

    def breaks_off(*args: object, **facts: object) -> str:
        if next(left, None) is None:
            raise SystemExit
        return whole(*args, **facts)  # type: ignore[arg-type]

    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(attendance_writing, "keep", breaks_off)
        olga.press("Import")
    assert count(olga.house, Attendance) == 50, "two chunks were written"
    assert errands.do_left(olga.house, NOW) == 0, "whoever began it has it for a while"
    assert errands.do_left(olga.house, NOW + timedelta(minutes=16)) == 1
    assert (count(olga.house, Attendance), count(olga.house, AttendanceBatch)) == (64, 1)
    with olga.house.database.read() as session:
        said = session.scalars(select(Outgoing).order_by(Outgoing.id.desc())).all()
    assert any(row.reply["text"].startswith("*B1*") and row.channel == "web" for row in said)
    assert errands.do_left(olga.house, NOW + timedelta(hours=1)) == 0


def test_others_are_answered_while_a_long_list_is_imported(olga: Chat) -> None:
    send(olga, "import attendance A1", LIST + "".join(f"p{n},p{n}@elsewhere.test,90\n" for n in range(400)))
    dana, waits = Chat(olga.house, DANA), list[float]()
    importing = threading.Thread(target=lambda: olga.press("Import"))
    importing.start()
    while importing.is_alive():
        begun = time.monotonic()
        dana.say("am I on track?")
        waits.append(time.monotonic() - begun)
        assert "Something went wrong" not in dana.text
    importing.join()
    assert "*B1*" in olga.text
    assert len(waits) > 2, "nobody had to wait until the end"


def test_two_of_the_office_import_the_same_list_at_once(olga: Chat) -> None:
    with olga.house.database.begin() as session:
        roles.grant(session, of_address(session, CARL), Office.OFFICE, by=None, now=NOW)
    both = [olga, Chat(olga.house, CARL)]
    for one in both:
        send(one, "import attendance A1")
    threads = [threading.Thread(target=one.press, args=("Import",)) for one in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (count(olga.house, AttendanceBatch), count(olga.house, Credit)) == (1, 1)
    said = sorted(one.text for one in both)
    assert [text.split()[0] for text in said] == ["*B1*,", "Nothing"], said


def test_a_line_that_is_settled_while_its_list_is_undone_ends_up_undone(olga: Chat) -> None:
    send(olga, "import attendance A1")
    olga.press("Import")
    (line,) = [row.id for row in waiting_rows(olga.house) if row.name == "Robin Sample"]
    with olga.house.database.begin() as session:
        roles.grant(session, of_address(session, CARL), Office.OFFICE, by=None, now=NOW)
    carl = Chat(olga.house, CARL)
    threads = [
        threading.Thread(target=carl.say, args=(f"line {line} is robin@example.org",)),
        threading.Thread(target=olga.say, args=("undo B1",)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert "B1 is undone" in olga.text
    with olga.house.database.read() as session:
        assert set(session.scalars(select(Attendance.state))) == {"undone"}
        assert session.scalar(select(func.count()).select_from(Credit).where(Credit.deleted_at.is_(None))) == 0


def test_the_office_hears_once_of_lines_that_wait_after_an_import_in_the_terminal(olga: Chat, tmp_path: Path) -> None:
    path = tmp_path / "webinar.csv"
    path.write_text(LIST)
    for _ in range(2):
        import_attendance(olga.house, path, code="A1", now=NOW)
    said = letters_to(olga.house, OLGA)
    assert said.count("2 lines wait of the list of attendance of *GPP3: what changed* (B1)") == 1
    assert "type in Slack or on the page: waiting lines" in said
    assert "lines wait" not in letters_to(olga.house, CARL)
    path.write_text("name,email\nMore People,more@elsewhere.test\n")
    import_attendance(olga.house, path, code="A1", now=NOW)
    assert "1 line waits of the list of attendance" in letters_to(olga.house, OLGA)
    send(olga, "import attendance A1", "name,email\nYet Others,yet@elsewhere.test\n")
    olga.press("Import")
    assert "*B" in olga.text
    assert letters_to(olga.house, OLGA).count("To settle one") == 2, "who imports in conversation is answered there"
