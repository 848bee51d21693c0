"""Reading certificates: how much of what is true is read, and what it costs beside the bare text extraction.

    python benchmarks/reading.py

Prints, for the samples under tests/certificates: values right of all values, per group; milliseconds a file for
PDFium's text alone (the floor), pypdf's text (a peer), our reading in this process, and in the confined child.
"""

from __future__ import annotations

import io
import json
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdf
import pypdfium2

from core.certificates import read
from core.certificates.sniff import PDF
from core.certificates.tasks import read_here

TESTS = Path(__file__).parents[1] / "tests" / "certificates"
sys.path.insert(0, str(TESTS))
from certificate_score import FIELDS, mistakes  # noqa: E402 - stands beside the samples


def accuracy() -> None:
    """Files without a mistake and values right, per group of samples."""
    tesseract = shutil.which("tesseract")
    for group in ("written against", "held back"):
        right = files = wrong = values = 0
        for path in sorted(TESTS.glob("samples/*.json")):
            facts = json.loads(path.read_text())
            if facts["group"] != group:
                continue
            now = read_here(path.with_suffix(".pdf").read_bytes(), PDF, tesseract).to_contract()
            found = mistakes(facts["truth"], now)
            files, right = files + 1, right + (not found)
            here = 1 + len(FIELDS) * len(facts["truth"]["claims"])
            values, wrong = values + here, wrong + (here if found in (["kind"], ["claims"]) else len(found))
        print(f"{group:16} {right} of {files} files without a mistake, {values - wrong} of {values} values right")


def floor(content: bytes) -> None:
    """PDFium's text and nothing else."""
    document = pypdfium2.PdfDocument(content)
    for page in document:
        page.get_textpage().get_text_range()
    document.close()


def peer(content: bytes) -> None:
    """pypdf's text and nothing else."""
    for page in pypdf.PdfReader(io.BytesIO(content)).pages:
        page.extract_text()


def ours(content: bytes) -> None:
    """Our reading, in this process."""
    read_here(content, PDF, None)


def confined(content: bytes) -> None:
    """Our reading, as it is done."""
    read(content, "certificate.pdf")


def speed() -> None:
    """Median milliseconds a file, each way on the same files in the same run."""
    kept = [p for p in sorted(TESTS.glob("samples/*.json")) if not json.loads(p.read_text())["needs_ocr"]]
    files = [path.with_suffix(".pdf").read_bytes() for path in kept]
    ways: dict[str, tuple[Callable[[bytes], None], list[bytes]]] = {
        "PDFium's text (floor)": (floor, files),
        "pypdf's text": (peer, files),
        "our reading": (ours, files),
        "our reading, confined": (confined, files[:10]),
    }
    for name, (way, some) in ways.items():
        way(some[0])
        times = []
        for content in some:
            begun = time.perf_counter()
            way(content)
            times.append(1000 * (time.perf_counter() - begun))
        print(f"{name:24} {statistics.median(times):8.1f} ms")


if __name__ == "__main__":
    accuracy()
    speed()
