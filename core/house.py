"""What every room needs at hand: settings, the database, the documents, the key."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from core.documents import Documents
from core.settings import Settings
from core.store.database import Database


@dataclass
class House:
    """The opened house; ``secret`` signs links and seals stored tokens, ``wake`` is called when something is owed."""

    settings: Settings
    database: Database
    documents: Documents
    secret: str = field(repr=False)
    wake: Callable[[], None] = lambda: None

    def close(self) -> None:
        """Give back the database's connections."""
        self.database.close()


def open_house(settings: Settings) -> House:
    """Open and migrate everything ``settings`` names; made where it is not there yet."""
    settings.data.mkdir(parents=True, exist_ok=True)
    database = Database(settings.url())
    database.migrate()
    return House(settings, database, Documents(settings.data / "documents"), _secret(settings))


def _secret(settings: Settings) -> str:
    if settings.secret:
        return settings.secret.get_secret_value()
    path: Path = settings.data / "secret"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    made = secrets.token_urlsafe(48)
    with os.fdopen(handle, "w") as out:
        out.write(made)
    return made
