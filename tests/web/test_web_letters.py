"""The letters on a machine without a mail server."""

from __future__ import annotations

import mailbox
from email.message import EmailMessage

import pytest
from browsing import Site, make_samples, seen

HTML = "<style>p{color:red}</style><p>Hello <script>alert(1)</script><a href='https://example.org/x'>link</a></p>"


@pytest.fixture
def written(embedded_site: Site) -> Site:
    """Two letters in the folder."""
    box = mailbox.Maildir(embedded_site.house.settings.data / "letters")
    for number, day in enumerate((20, 21)):
        letter = EmailMessage()
        letter["From"], letter["To"] = "Tally <tally@localhost.test>", "dana@example.org"
        letter["Subject"] = f"Letter {number} <b>"
        letter["Date"] = f"Sat, {day} Nov 2026 15:00:00 +0000"
        letter.set_content(f"Text {number}: https://example.org/sign-in/abc <i>")
        if number:
            letter.add_alternative(HTML, subtype="html")
            letter.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
        box.add(letter)
    return embedded_site


def paths(site: Site) -> list[str]:
    """The letters' addresses, in the order shown."""
    return [line.split('"')[1] for line in site.get("/letters").text.split("<li><a href=")[1:]]


def test_no_letters_yet(embedded_site: Site) -> None:
    assert "No letter has been written yet" in seen(embedded_site.get("/letters"))


def test_the_newest_letter_comes_first(written: Site) -> None:
    page = written.get("/letters").text
    assert page.index("Letter 1") < page.index("Letter 0")
    assert "Letter 0 &lt;b&gt;" in page


def test_a_letter_is_shown_with_its_text(written: Site) -> None:
    page = written.get(paths(written)[1]).text
    assert '<a href="https://example.org/sign-in/abc"' in page
    assert "&lt;i&gt;" in page
    assert "<iframe" not in page
    assert "a.pdf" in written.get(paths(written)[0]).text


def test_html_is_framed_and_runs_nothing(written: Site) -> None:
    page = written.get(paths(written)[0])
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in page.text
    assert "alert" not in page.text.split("<details")[0]
    framed = written.get(f"{paths(written)[0]}/html")
    policy = framed.headers["content-security-policy"]
    assert "sandbox" in policy
    assert "script" not in policy
    assert "default-src 'none'" in policy


def test_a_letter_that_is_not_there(written: Site) -> None:
    assert written.get("/letters/nothing").status_code == 404
    assert written.get(f"{paths(written)[1]}/html").status_code == 404


def test_letters_are_nobodys_once_people_are_real(written: Site) -> None:
    letter = paths(written)[0]
    make_samples(written.house, is_sample=False)
    written.sign_in("dana@example.org")
    for path in ("/letters", letter, f"{letter}/html"):
        answer = written.get(path)
        assert answer.status_code == 404
        assert "Letter 1" not in answer.text


def test_with_a_mail_server_there_are_no_letters_here(written: Site) -> None:
    letter = paths(written)[0]
    written.house.settings.smtp_host = "smtp.example.org"
    assert written.get("/letters").status_code == 404
    assert written.get(letter).status_code == 404
    assert "/letters" not in written.get().text
