"""The confined child: reads one file or merges several, under limits it sets itself before it looks at a byte.

It is given a task on standard input and answers on standard output, and is never trusted: its parent
(confined.py) caps the answer, the time, and believes no more than the shape of it.
"""

from __future__ import annotations

import json
import resource
import struct
import sys
from typing import Any

from core.certificates.limits import CPU_SECONDS, FILES, MEMORY, WRITTEN


def main() -> None:
    """One task from standard input, one answer to standard output."""
    _confine()
    # After the limits, as these bring the native readers with them.
    from core.certificates.tasks import done  # noqa: PLC0415 - the limits must hold before PDFium is loaded
    from core.certificates.troubles import Trouble  # noqa: PLC0415 - the same

    given = sys.stdin.buffer
    head = json.loads(given.read(struct.unpack(">I", given.read(4))[0]))
    files = [given.read(size) for size in head["sizes"]]
    try:
        answer, blob = done(head, files)
    except Trouble as trouble:
        answer, blob = {"trouble": trouble.code, "which": trouble.which}, b""
    except MemoryError:
        answer, blob = {"trouble": "heavy"}, b""
    _answer(answer, blob)


def _answer(answer: dict[str, Any], blob: bytes) -> None:
    words = json.dumps(answer).encode()
    sys.stdout.buffer.write(struct.pack(">I", len(words)) + words + blob)
    sys.stdout.buffer.flush()


def _confine() -> None:
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_FSIZE, WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
