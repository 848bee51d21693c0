"""Install exactly as the Dockerfile does, without Docker, and start what was installed.

The Dockerfile itself is read: its COPY lines say which files are there, its pip lines are run as they stand, its
entry point is started with its command from an empty folder. Run it with the Python version the Dockerfile names
where there is one: ``python3.13 docker/check_image.py``. The base image and apt packages are not checked.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
STARTS_WITHIN = 60  # seconds


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions, lines joined."""
    text = re.sub(r"\\\n", " ", (HOME / "Dockerfile").read_text())
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in lines]


def lay_out(source: Path, installed: Path) -> None:
    """Follow the first stage: copy and run its lines, /opt/tally standing for ``installed``."""
    stage = 0
    for word, rest in instructions():
        stage += word == "FROM"
        if stage > 1:
            return
        if word == "COPY":
            *names, _ = rest.split()
            for name in names:
                copy(HOME / name, source / name)
        if word == "RUN":
            command = rest.replace("/opt/tally", str(installed))
            command = re.sub(r"^python ", f"{sys.executable} ", command)
            print(f"$ {rest}", flush=True)
            subprocess.run(command, shell=True, cwd=source, check=True, stderr=subprocess.DEVNULL)


def copy(origin: Path, target: Path) -> None:
    """Copy as .dockerignore lets it."""
    if origin.is_dir():
        shutil.copytree(origin, target, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
    else:
        shutil.copy(origin, target)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def start(installed: Path, folder: Path) -> dict[str, object]:
    """Run the entry point with its command in ``folder``; what /health says, after a clean end."""
    said = dict(instructions())
    command = json.loads(said["ENTRYPOINT"]) + json.loads(said["CMD"])
    web, smtp = free_port(), free_port()
    own = {"PATH": f"{installed}/bin:/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"}
    own |= {"TALLY_DATA": str(folder / "data"), "TALLY_WEB_PORT": str(web), "TALLY_SMTP_IN_PORT": str(smtp)}
    # HEALTHCHECK stands before CMD on its line.
    check = json.loads(said["HEALTHCHECK"].split(" CMD ", 1)[1])
    with subprocess.Popen([installed / "bin" / command[0], *command[1:]], cwd=folder, env=own) as running:
        try:
            health = wait_for(f"http://127.0.0.1:{web}/health", running)
            subprocess.run([installed / "bin" / check[0], *check[1:]], cwd=folder, env=own, check=True)
        finally:
            running.terminate()
    if running.returncode not in (0, -15):
        raise SystemExit(f"tally ended with {running.returncode}")
    return health


def wait_for(url: str, running: subprocess.Popen[bytes]) -> dict[str, object]:
    """What ``url`` answers once it does."""
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and running.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return dict(json.load(answer))
        except OSError:
            time.sleep(0.3)
    raise SystemExit(f"nothing answered at {url}")


def main() -> None:
    """Lay out, start, say what was checked."""
    named = next(rest for word, rest in instructions() if word == "FROM").split(":")[1].split("-")[0]
    here = ".".join(map(str, sys.version_info[:2]))
    print(f"The Dockerfile says Python {named}; checking with {here}.", flush=True)
    with tempfile.TemporaryDirectory() as made:
        source, installed, folder = Path(made, "src"), Path(made, "tally"), Path(made, "empty")
        source.mkdir()
        folder.mkdir()
        lay_out(source, installed)
        shutil.rmtree(source)  # what runs must be what was installed
        os.environ.pop("PYTHONPATH", None)
        health = start(installed, folder)
    print(f"Installed by hash, started from an empty folder, healthy: {health}")


if __name__ == "__main__":
    main()
