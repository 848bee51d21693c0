"""Files that came with a form: kept by their content, or left with the sentence that says why."""

from __future__ import annotations

import re
from collections.abc import Iterable

from starlette.datastructures import FormData, UploadFile

from bot.web.markup import show_size
from core.certificates import media_type_of
from core.house import House
from core.message import File

LONGEST_NAME = 200


def keep_files(house: House, form: FormData, largest: int) -> tuple[tuple[File, ...], tuple[str, ...]]:
    """The files taken, and a sentence for each that was not. ``largest`` is in bytes.

    ``too_large`` in the form names files the page's own script did not even send.
    """
    taken: list[File] = []
    left = [_too_large(plain_name(str(name)), None, largest) for name in form.getlist("too_large")[:20]]
    for upload in _chosen(form.getlist("files")):
        name = plain_name(upload.filename or "")
        size = upload.size or 0
        if size > largest:
            left.append(_too_large(name, size, largest))
            continue
        content = upload.file.read()
        taken.append(File(name, media_type_of(content, name), house.documents.keep(content), len(content)))
    return tuple(taken), tuple(left)


def _chosen(values: Iterable[UploadFile | str]) -> Iterable[UploadFile]:
    """The real files: a form without one sends an empty part without a name."""
    return (value for value in values if isinstance(value, UploadFile) and (value.filename or value.size))


def plain_name(name: str) -> str:
    """A file's own name: no folders, no control characters, not longer than a screen can show."""
    own = re.split(r"[/\\]", name)[-1]
    shown = "".join(c for c in own if c.isprintable()).strip() or "file"
    stem, dot, ending = shown.rpartition(".")
    if len(shown) > LONGEST_NAME:
        shown = f"{stem[: LONGEST_NAME - 12]}{dot}{ending[:10]}" if dot else shown[:LONGEST_NAME]
    return shown


def _too_large(name: str, size: int | None, largest: int) -> str:
    has = f" has {show_size(size)} and" if size else ""
    return (
        f'"{name}"{has} is larger than the {show_size(largest)} I take, so I could not keep it. '
        "Send a smaller copy, for example only the page with the certificate."
    )
