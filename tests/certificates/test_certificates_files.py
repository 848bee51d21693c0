"""Files as they come: types, damage, bombs, pictures, merging. Each is opened in the confined child."""

from __future__ import annotations

import io
import struct
import time
import zlib
from pathlib import Path

import pikepdf
import pillow_heif
import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont

from core.certificates import READER_VERSION, Reading, media_type_of, merge, read, reading_line
from core.certificates.tasks import read_here
from core.errors import Unreadable

SAMPLE = (Path(__file__).parent / "samples" / "designated_awarded.pdf").read_bytes()
QUICK = 60
"""Seconds, on a machine that is busy with other things."""


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first its catalogue."""
    out, places = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        out + head + table + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    )


def stream(content: bytes, extra: bytes) -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), extra, content)


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
ONE_PAGE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def page_loop() -> bytes:
    return pdf(
        CATALOGUE,
        b"<</Type/Pages/Kids[3 0 R]/Count 1000000>>",
        b"<</Type/Pages/Kids[2 0 R]/Count 1000000/Parent 2 0 R>>",
    )


def locked() -> bytes:
    whole = io.BytesIO()
    with pikepdf.open(io.BytesIO(SAMPLE)) as document:
        document.save(whole, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    return whole.getvalue()


def huge_picture() -> bytes:
    """A PNG of a hundred bytes that says it is 60,000 dots high and wide."""
    shape = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", shape), (b"IDAT", zlib.compress(b"\x00" * 100)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(d)) + kind + d + struct.pack(">I", zlib.crc32(kind + d)) for kind, d in chunks
    )


UNREADABLE = {
    "empty": (lambda: b"", "empty"),
    "50 MB": (lambda: b"%PDF-1.4\n" + b"x" * 50_000_000, "larger than 25 MB"),
    "junk": (lambda: b"%PDF-1.4 nothing follows", "damaged"),
    "cut short": (lambda: SAMPLE[:500], "damaged"),
    "locked": (locked, "password"),
    "page loop": (page_loop, "damaged"),
    "huge picture": (huge_picture, "needs too much memory"),
    "zip": (lambda: b"PK\x03\x04" + b"\x00" * 50, "application/zip"),
    "noise": (lambda: b"\x00\x01\x02" * 100, "PDF, PNG, JPEG, HEIC"),
    "heic in name only": (lambda: b"\x00\x00\x00\x18ftypheic" + b"\x00" * 3000, "damaged"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_unreadable_files_say_why_and_what_to_do(name: str) -> None:
    make, why = UNREADABLE[name]
    content, begun = make(), time.monotonic()
    reading = read(content, "certificate.pdf")
    assert time.monotonic() - begun < QUICK
    assert reading.error is not None
    assert why in reading.error
    assert "lease " in reading.error
    assert (reading.claims, reading.kind) == ((), "unknown")
    assert reading_line(content, "certificate.pdf")["error"] == reading.error


def test_a_bomb_of_blanks_is_no_certificate() -> None:
    twice = zlib.compress(zlib.compress(b"0" * 30_000_000, 9), 9)
    reading = read(
        pdf(CATALOGUE, ONE_PAGE, PAGE, stream(twice, b"/Filter[/FlateDecode/FlateDecode]"), FONT), "bomb.pdf"
    )
    assert (reading.kind, reading.claims) == ("unknown", ())


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (SAMPLE, "photo.jpg", "application/pdf"),
        (b"\n\n" + SAMPLE, "x", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n....", "x.pdf", "image/png"),
        (b"\xff\xd8\xff\xe0....", "x.pdf", "image/jpeg"),
        (b"\x00\x00\x00\x18ftypheic\x00", "x", "image/heic"),
        ("Teilnahme bestätigt".encode(), "x", "text/plain"),
        ("Teilnahme bestätigt".encode("cp1252"), "x", "text/plain"),
        (b"<!DOCTYPE html><p>sign in", "certificate.pdf", "text/html"),
        (b"BEGIN:VCALENDAR", "x.pdf", "text/calendar"),
        (b"", "x.pdf", "application/octet-stream"),
        (b"\x00\x01\x02\x03", "x.txt", "application/octet-stream"),
    ],
)
def test_media_types_are_seen_in_the_bytes(content: bytes, name: str, media_type: str) -> None:
    assert media_type_of(content, name) == media_type


def test_text_is_read() -> None:
    text = b"This certifies that Dana Example has participated in the webinar titled Clear Tables on March 4, 2024 for 1 hour."
    (claim,) = read(text, "proof.txt").to_contract()["claims"]
    assert (claim["title"], claim["holder"], claim["hours"], claim["start"]) == (
        "Clear Tables",
        "Dana Example",
        1,
        "2024-03-04",
    )


def picture(media_type: str) -> bytes:
    """A photo of a certificate, on its side as a telephone keeps it."""
    image = Image.new("RGB", (1100, 700), "white")
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(34)
    lines = [
        "Certificate of Attendance",
        "Example Society certifies that",
        "Dana Example",
        "has attended the webinar titled",
    ]
    for row, line in enumerate([*lines, "Clear Tables", "on March 4, 2024", "and is awarded 1.5 CE credits"]):
        draw.text((80, 60 + row * 80), line, "black", font)
    whole = io.BytesIO()
    if media_type == "image/heic":
        pillow_heif.from_pillow(image).save(whole, quality=80)
    else:
        exif = Image.Exif()
        exif[0x0112] = 6
        image.rotate(90, expand=True).save(whole, "JPEG", exif=exif)
    return whole.getvalue()


@pytest.mark.parametrize("media_type", ["image/jpeg", "image/heic"])
def test_photos_are_read(media_type: str) -> None:
    content = picture(media_type)
    assert media_type_of(content, "IMG_0001") == media_type
    reading = read(content, "IMG_0001")
    assert (reading.error, reading.text_layer) == (None, "none")
    if reading.claims:
        assert (reading.claims[0].title, reading.claims[0].seconds) == ("Clear Tables", 5400)


@pytest.mark.parametrize("drawn_so", [False, True])
@pytest.mark.parametrize("angle", [90, 180, 270])
def test_pages_on_their_side_are_read(angle: int, drawn_so: bool) -> None:
    writer, whole = pypdf.PdfWriter(clone_from=io.BytesIO(SAMPLE)), io.BytesIO()
    writer.pages[0].rotate(angle)
    if drawn_so:
        writer.pages[0].transfer_rotation_to_content()
    writer.write(whole)
    (claim,) = read_here(whole.getvalue(), "application/pdf", None).claims
    assert (claim.title, claim.seconds) == ("Plain language summaries in practice", 4500)


def test_several_files_become_one_pdf() -> None:
    parts = [
        (SAMPLE, "application/pdf"),
        (picture("image/jpeg"), "image/jpeg"),
        ("Grüße, Ωmega".encode(), "text/plain"),
    ]
    whole = merge(parts)
    document = pypdfium2.PdfDocument(whole)
    assert len(document) == 3
    assert "1.25 AMA PRA" in document[0].get_textpage().get_text_range()
    assert document[1].get_width() > document[1].get_height()
    assert "Grüße, Ωmega" in document[2].get_textpage().get_text_range()
    assert merge(parts) == whole
    document.close()


def test_one_pdf_stays_as_it_is() -> None:
    assert merge([(SAMPLE, "application/pdf")]) == SAMPLE


def test_what_cannot_be_merged_is_named() -> None:
    with pytest.raises(Unreadable, match=r"file 2 of 2.*password"):
        merge([(SAMPLE, "application/pdf"), (locked(), "application/pdf")])


def test_a_reading_is_kept_whole() -> None:
    reading = read(SAMPLE, "a.pdf")
    assert Reading.from_json(reading.to_json()) == reading
    assert READER_VERSION >= 1
    assert set(reading.to_contract()) == {"kind", "text_layer", "claims"}
