"""Documents back, the table, the audit file."""

from __future__ import annotations

import csv
import io
from datetime import date

import pypdf
import pytest
from answers_samples import add_credit, text_file
from talking import NOW, Chat

from core.actions.credits import credit_of
from core.actions.evidence import attach
from core.actions.export import COLUMNS, harmless
from core.actions.practitioners import of_address
from core.message import File

# The child that makes the PDF costs seconds and knows no database.
ON_ONE_DATABASE = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def content(chat: Chat, ending: str) -> bytes:
    """The file with this ending among those sent last."""
    found = [f for reply in chat.replies for f in reply.files if f.name.endswith(ending)]
    assert len(found) == 1
    return chat.house.documents.load(found[0].sha256)


def rows(chat: Chat) -> list[dict[str, str]]:
    """The CSV sent last."""
    return list(csv.DictReader(io.StringIO(content(chat, ".csv").decode("utf-8-sig"))))


def test_a_document_comes_back_as_it_was(chat: Chat) -> None:
    add_credit(chat.house, proof="Certificate of attendance")
    chat.say("send me the certificate for 1")
    assert content(chat, "certificate.txt") == b"Certificate of attendance"


@ON_ONE_DATABASE
def test_several_files_come_back_as_one_pdf(chat: Chat) -> None:
    number = add_credit(chat.house, proof="first page")
    with chat.house.database.begin() as session:
        person = of_address(session, chat.address)
        attach(session, person, credit_of(session, person, number), text_file(chat.house, "second", "b.txt"), now=NOW)
    chat.say("document 1")
    assert "2 files in one" in chat.text
    assert len(pypdf.PdfReader(io.BytesIO(content(chat, ".pdf"))).pages) == 2


def test_a_credit_without_a_document_says_how_to_send_it(chat: Chat) -> None:
    add_credit(chat.house)
    chat.say("document 1")
    assert "has no document yet. Send the file with: attach to 1" in chat.text
    chat.say("document 7")
    assert "can't find #7" in chat.text


def test_the_table_has_the_older_trackers_columns_and_what_counts(chat: Chat) -> None:
    add_credit(chat.house, code="A3", day=date(2026, 3, 4), proof="proof")
    add_credit(chat.house, title='=HYPERLINK("http://example.org";"x")')
    chat.say("export")
    table = rows(chat)
    assert tuple(table[0]) == COLUMNS
    assert table[0]["Event / Session"].startswith("'=HYPERLINK")
    assert table[0]["Counts"] == "no"
    assert "isn't an approved activity" in table[0]["Why Not"]
    assert table[1]["Date Range"] == "2026-03-04 - 2026-03-04"
    assert (table[1]["Hours"], table[1]["Category"], table[1]["Added By"]) == (
        "1",
        "Implement Publication Plan",
        "Self",
    )
    assert (table[1]["Certificate"], table[1]["Number"], table[1]["Counts"]) == ("certificate.txt", "1", "yes")


def test_cells_a_spreadsheet_would_run_are_harmless() -> None:
    for cell in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1"):
        assert harmless(cell).startswith("'")
    assert harmless("GPP3 = good") == "GPP3 = good"


@ON_ONE_DATABASE
def test_the_audit_file_holds_list_index_and_every_document_with_its_page(chat: Chat) -> None:
    add_credit(chat.house, code="A3", day=date(2026, 3, 4), proof="Certificate of the plain language session")
    add_credit(chat.house, title="Autorschaft für Onkologen", day=date(2026, 3, 5), proof="Zweites Zeugnis")
    chat.say("export as pdf")
    assert "2 sessions, 2 documents" in chat.text
    assert not [f for f in chat.replies[0].files if f.name.endswith(".csv")]
    whole = pypdf.PdfReader(io.BytesIO(content(chat, ".pdf")))
    texts = [page.extract_text() for page in whole.pages]
    assert "Continuing education of Dana Example" in texts[0]
    assert "Autorschaft für Onkologen" in "".join(texts)
    marks = {o.title: whole.get_destination_page_number(o) for o in whole.outline}
    assert next(iter(marks)) == "Cover, list and index"
    second = next(page for title, page in marks.items() if title.startswith("#2"))
    assert "Zweites Zeugnis" in texts[second]
    index = "".join(texts[: min(p for t, p in marks.items() if t.startswith("#"))])
    assert f"certificate.txt\n{second + 1}" in index


@ON_ONE_DATABASE
def test_a_document_that_can_not_be_merged_is_named_not_lost(chat: Chat) -> None:
    number = add_credit(chat.house, proof="good")
    broken = b"%PDF-1.7 nothing behind it"
    file = File("broken.pdf", "application/pdf", chat.house.documents.keep(broken), len(broken))
    with chat.house.database.begin() as session:
        person = of_address(session, chat.address)
        attach(session, person, credit_of(session, person, number), file, now=NOW)
    chat.say("export as pdf")
    assert "The documents of #1 can't be put into the PDF" in chat.text
    whole = pypdf.PdfReader(io.BytesIO(content(chat, ".pdf")))
    assert "not in this file" in "".join(page.extract_text() for page in whole.pages)


def test_a_year_only_and_nothing_to_export(chat: Chat) -> None:
    chat.say("export")
    assert "nothing in your record" in chat.text
    add_credit(chat.house, day=date(2025, 3, 4))
    add_credit(chat.house, day=date(2026, 3, 4))
    chat.say("export 2025 as csv")
    assert [row["Number"] for row in rows(chat)] == ["1"]


def test_my_certificate_asks_which_of_those_that_have_one(chat: Chat) -> None:
    add_credit(chat.house, "Authorship for oncologists", proof="one")
    add_credit(chat.house, "Plain language for surgeons", proof="two")
    add_credit(chat.house, "Nothing to show")
    chat.say("send me my certificate")
    assert "Of which one?" in chat.text
    assert "Authorship for oncologists" in chat.text
    assert "Nothing to show" not in chat.text
    chat.press("#2 Plain language for surgeons, 3 Mar 2026")
    assert "The document of #2" in chat.text
