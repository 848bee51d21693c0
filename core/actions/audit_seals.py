"""Verifying an audit pack: every file is what its manifest says, none is missing, nothing was added, the seal is ours."""

from __future__ import annotations

import hashlib
import hmac
import json
import struct
import zipfile
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core.actions.audit_layout import strays
from core.actions.audit_packs import MANIFEST, VERSION, as_json, seal_of
from core.errors import Unreadable
from core.house import House

CHUNK = 1 << 20
LARGEST_MANIFEST = 32 << 20
MOST_FILES = 50_000
REMEDY = "Name a pack as it was made by: tally audit pack ADDRESS"


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of it: whose pack, made when, how many files, and everything that is wrong."""

    person: str
    made_at: str
    files: int
    problems: tuple[str, ...]


def verify(house: House, path: Path) -> Verified:
    """Check a pack. All that is wrong is told at once. Raises Unreadable for what is no pack."""
    try:
        with zipfile.ZipFile(path) as archive:
            found = _verify(house, archive)
            added = tuple(
                f"Bytes were added outside the packed files: {place}." for place in strays(path, archive.infolist())
            )
        return replace(found, problems=found.problems + added)
    except (
        OSError,
        zipfile.BadZipFile,
        struct.error,
        KeyError,
        ValueError,
        RuntimeError,
        NotImplementedError,
    ) as fault:
        raise Unreadable(name=path.name, why=f"it is no audit pack ({fault})", remedy=REMEDY) from fault


def _verify(house: House, archive: zipfile.ZipFile) -> Verified:
    entries = archive.infolist()
    known = archive.getinfo(MANIFEST)
    if len(entries) > MOST_FILES or known.file_size > LARGEST_MANIFEST:
        raise ValueError("it is larger than any pack")
    written = archive.read(known)
    manifest: dict[str, Any] = json.loads(written)
    if not isinstance(manifest, dict) or manifest.get("v") != VERSION:
        raise ValueError("its manifest is of another kind")
    wanted: dict[str, dict[str, Any]] = dict(manifest["files"])
    problems = [f"{one} is in the pack twice." for one in _twice(entries)]
    names = {entry.filename for entry in entries}
    problems += [f"{one} is missing." for one in sorted(set(wanted) - names)]
    problems += [f"{one} was added." for one in sorted(names - set(wanted) - {MANIFEST})]
    for entry in entries:
        if entry.filename in wanted and not _same(archive, entry, wanted[entry.filename]):
            problems.append(f"{entry.filename} was changed.")
    if not hmac.compare_digest(str(manifest.get("seal")), seal_of(house, manifest)):
        problems.append("The seal is not ours: the manifest was changed, or another deployment made this pack.")
    elif written != as_json(manifest):
        problems.append(
            "The manifest says the same and is written otherwise than we write it; something may stand in it twice."
        )
    return Verified(str(manifest["person"]), str(manifest["made_at"]), len(wanted), tuple(problems))


def _twice(entries: list[zipfile.ZipInfo]) -> list[str]:
    names = [entry.filename for entry in entries]
    return sorted({one for one in names if names.count(one) > 1}) if len(set(names)) < len(names) else []


def _same(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, wanted: dict[str, Any]) -> bool:
    if entry.file_size != wanted["size"]:
        return False
    found = hashlib.sha256()
    try:
        with archive.open(entry) as content:
            while chunk := content.read(CHUNK):
                found.update(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError):
        return False
    return found.hexdigest() == str(wanted["sha256"])
