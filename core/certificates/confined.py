"""Spawns the confined child and takes its answer: an empty environment, no other descriptors, a clock, a cap."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Any

from core.certificates.troubles import Trouble

_ROOT = Path(__file__).resolve().parents[2]
# -I leaves the working directory, user packages and PYTHON* variables out; the project's own folder is named by us.
# What a child's last signal says: its time was up, or it was refused memory.
_ENDINGS: dict[int, str] = {
    signal.SIGKILL: "slow",
    signal.SIGXCPU: "slow",
    signal.SIGABRT: "heavy",
    signal.SIGTRAP: "heavy",
    signal.SIGILL: "heavy",
}
_START = "import sys; sys.path.insert(0, sys.argv[1]); from core.certificates.child import main; main()"


def ask(task: str, files: list[bytes], *, most: int, seconds: float, **facts: Any) -> tuple[dict[str, Any], bytes]:
    """What the child answers to ``task`` about ``files``: a dict and bytes, ``most`` bytes in all. Raises Trouble."""
    head = json.dumps(
        {"task": task, "sizes": [len(f) for f in files], "tesseract": shutil.which("tesseract"), **facts}
    ).encode()
    # A file, not a pipe, takes the question: the child may end before it has read all of it.
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
        given.write(struct.pack(">I", len(head)) + head)
        for content in files:
            given.write(content)
        given.seek(0)
        code = _run(given, answer, seconds)
        return _taken(answer, code, most)


def _run(given: IO[bytes], answer: IO[bytes], seconds: float) -> int:
    """The child's exit status, after at most ``seconds``. Its whole process group ends with it."""
    environment = {name: os.environ[name] for name in ("TESSDATA_PREFIX",) if name in os.environ}
    child = subprocess.Popen(
        [sys.executable, "-I", "-c", _START, str(_ROOT)],
        stdin=given, stdout=answer, stderr=subprocess.DEVNULL, env=environment, close_fds=True, cwd="/", start_new_session=True,
    )  # fmt: skip
    try:
        return child.wait(timeout=seconds)
    except subprocess.TimeoutExpired as fault:
        raise Trouble("slow") from fault
    finally:
        _end(child)


def _end(child: subprocess.Popen[bytes]) -> None:
    # Where there is no such group the child has ended, and so has everything it started.
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _taken(answer: IO[bytes], code: int, most: int) -> tuple[dict[str, Any], bytes]:
    """The answer, if the child ended well and kept to the form."""
    if code != 0:
        raise Trouble(_ENDINGS.get(-code, "damaged"))
    answer.seek(0)
    content = answer.read(most + 1)
    if len(content) > most or len(content) < 4:
        raise Trouble("heavy" if len(content) > most else "damaged")
    end = 4 + struct.unpack(">I", content[:4])[0]
    words = json.loads(content[4:end])
    if "trouble" in words:
        raise Trouble(str(words["trouble"]), int(words.get("which", 1)))
    return words, content[end:]
