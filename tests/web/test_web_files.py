"""Files on the page: taken, refused with a sentence, given back by a signed link."""

from __future__ import annotations

import hashlib
import html
import re

import pytest
from browsing import Site, seen
from sqlalchemy import select

from bot.web.files import file_link
from core.message import File, Reply
from core.outbox import post
from core.store.tables import Arrival

NOTE = b"Certificate of attendance\nDana Example participated in Plain language summaries in practice\n"


def kept_files(site: Site) -> list[dict[str, object]]:
    """The files of the latest message."""
    with site.house.database.read() as session:
        row = session.scalars(select(Arrival).order_by(Arrival.id.desc())).first()
        assert row is not None
        assert row.message is not None
        return list(row.message["files"])


def test_a_file_is_kept_before_it_is_heard(site: Site) -> None:
    shown = site.say("", files=[("files", ("certificate.txt", NOTE, "text/plain"))])
    assert shown.status_code == 200
    assert "certificate.txt" in seen(shown)
    sha256 = hashlib.sha256(NOTE).hexdigest()
    kept = {"name": "certificate.txt", "media_type": "text/plain", "sha256": sha256, "size": len(NOTE)}
    assert kept_files(site) == [kept]
    assert site.house.documents.load(sha256) == NOTE


def test_the_browsers_word_for_the_type_is_not_believed(embedded_site: Site) -> None:
    embedded_site.say("", files=[("files", ("a.pdf", b"\x89PNG\r\n\x1a\n" + b"0" * 20, "application/pdf"))])
    assert kept_files(embedded_site)[0]["media_type"] == "image/png"


def test_several_files_at_once(embedded_site: Site) -> None:
    embedded_site.say(
        "both", files=[("files", ("1.txt", b"one", "text/plain")), ("files", ("2.txt", b"two", "text/plain"))]
    )
    assert [file["name"] for file in kept_files(embedded_site)] == ["1.txt", "2.txt"]


def test_a_form_without_a_file_has_none(embedded_site: Site) -> None:
    embedded_site.say("help", files=[("files", ("", b"", "application/octet-stream"))])
    assert kept_files(embedded_site) == []


def test_a_file_too_large_is_told_and_the_rest_is_taken(embedded_site: Site) -> None:
    embedded_site.house.settings.max_letter_mb = 1
    large = ("files", ("big.pdf", b"0" * (1024 * 1024 + 1), "application/pdf"))
    small = ("files", ("small.txt", NOTE, "text/plain"))
    shown = seen(embedded_site.say("", files=[large, small]))
    assert '"big.pdf" has 1.0 MB and is larger than the 1.0 MB I take' in shown
    assert [file["name"] for file in kept_files(embedded_site)] == ["small.txt"]


def test_fifty_megabytes_get_an_answer(embedded_site: Site) -> None:
    large = ("files", ("scan.pdf", b"0" * (50 * 1024 * 1024), "application/pdf"))
    shown = embedded_site.say("", files=[large])
    assert shown.status_code == 200
    assert "larger than the 25.0 MB I take" in seen(shown)


def test_the_script_names_what_it_did_not_send(embedded_site: Site) -> None:
    shown = seen(embedded_site.say("", more={"too_large": "../<b>film.mov"}))
    assert '"<b>film.mov" is larger than' in shown


def test_a_link_gives_the_file_to_be_saved(embedded_site: Site) -> None:
    site = embedded_site
    file = File('Zertifikat "ä".html', "text/html", site.house.documents.keep(b"<script>1</script>"), 18)
    answer = site.get(file_link(site.house, file, site.clock()))
    assert answer.content == b"<script>1</script>"
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''Zertifikat%20%22%C3%A4%22.html"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("sandbox")


def test_links_end_and_cannot_be_bent(embedded_site: Site) -> None:
    site = embedded_site
    one, two = (File(f"{n}.txt", "text/plain", site.house.documents.keep(n.encode()), 3) for n in ("one", "two"))
    link = file_link(site.house, one, site.clock())
    assert site.get(link).status_code == 200
    assert site.get(link.replace(one.sha256, two.sha256)).status_code == 404
    assert site.get(link[:-3]).status_code == 404
    assert site.get(f"/files/{one.sha256}").status_code == 404
    site.clock.wait(hours=24)
    assert site.get(link).status_code == 200
    site.clock.wait(hours=1)
    ended = site.get(link)
    assert ended.status_code == 404
    assert "This link has ended" in ended.text


@pytest.mark.parametrize("signed", ["", "x", "W10.abc", "🙂"])
def test_no_link_at_all(shared_site: Site, signed: str) -> None:
    assert shared_site.get("/files/abc", params={"s": signed}).status_code == 404


def test_a_file_that_is_gone_is_told(shared_site: Site) -> None:
    lost = File("a.txt", "text/plain", "0" * 64, 1)
    assert shared_site.get(file_link(shared_site.house, lost, shared_site.clock())).status_code == 404


def test_links_on_the_page_work(embedded_site: Site) -> None:
    site, thread = embedded_site, f"web:{embedded_site.whose()}"
    file = File("credits.csv", "text/csv", site.house.documents.keep(b"Hours\n1.5\n"), 10)
    with site.house.database.begin() as session:
        reply = Reply("Here it is.", files=(file,))
        post(
            session, key="k", channel="web", to={}, reply=reply, kind="note", now=site.clock(), thread=thread, sent=True
        )  # fmt: skip
    link = re.search(r'href="(/files/[^"]+)"', site.get().text)
    assert link
    assert site.get(html.unescape(link[1])).content == b"Hours\n1.5\n"
