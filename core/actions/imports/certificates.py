"""The files a list of credits names: looked for under one folder and nowhere else."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

from core import certificates
from core.actions.evidence import DOCUMENT_TYPES
from core.actions.imports.cells import Reader
from core.actions.imports.lines import Errand
from core.actions.imports.outcome import MissingFile
from core.message import File

MB = 1_000_000
KINDS = "PDF, PNG, JPEG, HEIC or text"


class Certificates:
    """The certificate of each row, found and judged when the row is read, kept when its turn comes."""

    def __init__(self, errand: Errand) -> None:
        self._errand = errand
        self._folder = errand.documents.resolve() if errand.documents else None
        self._found: dict[int, Path] = {}

    def look(self, reader: Reader) -> None:
        """Find the row's file. A missing one is listed; one that may not or can't be taken is a problem."""
        named = reader.text("certificate")
        if named is None:
            return
        as_path = PureWindowsPath(named)  # reads / and \\ alike, so that a list from any machine works
        if as_path.is_absolute() or as_path.drive or as_path.root or ".." in as_path.parts:
            reader.wrong("certificate", "leads out of the documents folder; write it as it stands in there.")
            return
        path = self._folder.joinpath(*as_path.parts).resolve() if self._folder else None
        if path is None or self._folder is None:
            self._miss(reader, named)
        elif not path.is_relative_to(self._folder):
            reader.wrong("certificate", "is a link that leads out of the documents folder; put the file itself there.")
        elif not path.is_file():
            self._miss(reader, named)
        else:
            self._judge(reader, path)

    def content_of(self, row: int) -> bytes | None:
        """The bytes of a row's certificate."""
        path = self._found.get(row)
        return path.read_bytes() if path else None

    def keep(self, row: int) -> File | None:
        """Put a row's certificate into the document store."""
        content = self.content_of(row)
        if content is None:
            return None
        name = self._found[row].name
        sha256 = self._errand.house.documents.keep(content)
        return File(name, certificates.media_type_of(content, name), sha256, len(content))

    def _miss(self, reader: Reader, named: str) -> None:
        self._errand.outcome.missing_files.append(MissingFile(reader.row.number, named))

    def _judge(self, reader: Reader, path: Path) -> None:
        largest = self._errand.house.settings.max_letter_mb
        size = path.stat().st_size
        if size == 0:
            reader.wrong("certificate", "is an empty file; put the right one there.")
        elif size > largest * MB:
            reader.wrong("certificate", f"is larger than {largest} MB; make it smaller.")
        elif certificates.media_type_of(path.read_bytes(), path.name) not in DOCUMENT_TYPES:
            reader.wrong("certificate", f"is no {KINDS} file; save it as one of these.")
        else:
            self._found[reader.row.number] = path
