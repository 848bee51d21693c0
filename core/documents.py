"""Bytes kept by their content hash, so that the same file is kept once and never changes."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from core.errors import NotFound


class Documents:
    """A folder of documents, two letters of the hash a level."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256

    def keep(self, content: bytes) -> str:
        """Keep ``content`` on disk, synced, before anything names it; the SHA-256 in hex."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._path(sha256)
        if path.exists() and path.stat().st_size == len(content):
            return sha256
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            os.replace(unfinished, path)
        except BaseException:
            with suppress(FileNotFoundError):
                os.unlink(unfinished)
            raise
        _sync_folder(path.parent)
        return sha256

    def load(self, sha256: str) -> bytes:
        """The bytes kept under ``sha256``. Raises NotFound when the store lacks them."""
        try:
            return self._path(sha256).read_bytes()
        except FileNotFoundError:
            raise NotFound(what=f"the document {sha256[:12]}…") from None


def _sync_folder(folder: Path) -> None:
    """A rename is only safe once its folder is synced too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
