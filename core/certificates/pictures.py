"""Photos and pages without words: drawn at a bounded size and read by tesseract where it is installed. Runs in the child."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import time
from typing import Any

from PIL import Image, ImageOps

from core.certificates.page import Line, Page, Run, lines_of
from core.certificates.sniff import HEIC
from core.certificates.troubles import Trouble

LONGEST_SIDE = 3000
"""Pixels; larger pictures are made smaller before anything else."""
LARGEST_FACE = 120_000_000
SECONDS_PER_PAGE = 25
_SURE = 30
_QUICK_SECONDS = 4
_READABLE_HEIGHT = 1500


def opened(content: bytes, media_type: str) -> Image.Image:
    """The picture, upright, in RGB and at most LONGEST_SIDE long. Raises Trouble when it is damaged or huge."""
    if media_type == HEIC:
        import pillow_heif  # noqa: PLC0415 - for HEIC only

        pillow_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = LARGEST_FACE
    try:
        with Image.open(
            io.BytesIO(content), formats=("PNG", "JPEG", "HEIF") if media_type == HEIC else ("PNG", "JPEG")
        ) as picture:
            if picture.width * picture.height > LARGEST_FACE:
                raise Trouble("heavy")
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            return _upright(picture)
    except MemoryError as fault:
        raise Trouble("heavy") from fault
    except Image.DecompressionBombError as fault:
        raise Trouble("heavy") from fault
    except (OSError, ValueError, SyntaxError, EOFError) as fault:
        raise Trouble("damaged") from fault


def _upright(picture: Image.Image) -> Image.Image:
    if max(picture.size) > LONGEST_SIDE:
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(picture) or picture
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        upright = upright.convert("RGBA")
        paper = Image.new("RGBA", upright.size, "white")
        return Image.alpha_composite(paper, upright).convert("RGB")
    return upright.convert("RGB")


def drawn(document: Any, index: int) -> Image.Image:
    """Page ``index`` of a PDFium document at 200 dots an inch, or fewer where it would be longer than LONGEST_SIDE."""
    page = document[index]
    scale = min(200 / 72, LONGEST_SIDE / max(*page.get_size(), 1.0))
    picture: Image.Image = page.render(scale=scale, may_draw_forms=False).to_pil()
    return picture.convert("RGB")


def words_on(picture: Image.Image, number: int, tesseract: str | None) -> Page:
    """What stands on a picture, as page ``number``; no lines when there is no tesseract or it finds no words."""
    lightest, darkest = picture.convert("L").getextrema()
    if not tesseract or lightest == darkest:
        return Page(number)
    found = _recognised(picture, tesseract)
    return Page(number, [Line(line.text) for line in lines_of(found)])


def _recognised(picture: Image.Image, tesseract: str) -> list[Run]:
    gray = ImageOps.autocontrast(ImageOps.grayscale(picture))
    if max(gray.size) < _READABLE_HEIGHT:
        gray = gray.resize((gray.width * 2, gray.height * 2), Image.Resampling.LANCZOS)
    png = io.BytesIO()
    gray.save(png, "PNG", compress_level=1)
    begun = time.monotonic()
    runs = _asked(png.getvalue(), tesseract, "1")
    # One block of words is a second guess for pages whose layout says nothing; what was slow once is not asked again.
    return runs or (_asked(png.getvalue(), tesseract, "6") if time.monotonic() - begun < _QUICK_SECONDS else [])


def _asked(png: bytes, tesseract: str, segmentation: str) -> list[Run]:
    command = [tesseract, "stdin", "stdout", "--psm", segmentation, "-l", "eng", "tsv"]
    try:
        answer = subprocess.run(
            command,
            input=png,
            capture_output=True,
            timeout=SECONDS_PER_PAGE,
            check=False,
            env={"OMP_THREAD_LIMIT": "1", "LC_ALL": "C", **_kept()},
        )
    except subprocess.TimeoutExpired as fault:
        raise Trouble("slow") from fault
    table = csv.DictReader(
        io.StringIO(answer.stdout.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    return [run for row in table if (run := _run(row))]


def _kept() -> dict[str, str]:
    return {name: os.environ[name] for name in ("TESSDATA_PREFIX",) if name in os.environ}


def _run(row: dict[str, str]) -> Run | None:
    """One word of tesseract's table, pixels turned into a box with y upwards."""
    if row.get("level") != "5" or float(row["conf"]) < _SURE or not row["text"].strip():
        return None
    left, top, width, height = (float(row[k]) for k in ("left", "top", "width", "height"))
    return Run(left, -top - height, left + width, -top, row["text"].strip() + " ")
