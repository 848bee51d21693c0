"""Real servers at the edge of mail: our own listener, and Dovecot where it is installed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import dovecot as private
import pytest


@pytest.fixture(scope="session")
def dovecot() -> Iterator[private.Dovecot]:
    """A private Dovecot; the tests that need it are skipped in one line where it is not installed."""
    if not Path(private.PROGRAM).exists():
        pytest.skip("dovecot is not installed")
    base = Path(tempfile.mkdtemp(prefix="tally-dovecot-"))
    base.chmod(0o755)
    server = private.start(base / "server")
    yield server
    server.stop()
    shutil.rmtree(base)
