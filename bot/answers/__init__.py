"""The answers, joined: one file per subject."""

from __future__ import annotations

from bot.answers import (
    adding,
    arriving,
    changing,
    confirming,
    deleting,
    exporting,
    foreseeing,
    helping,
    linking,
    listing,
    profiling,
    programme,
    progressing,
    reminding,
    searching,
    undoing,
    working,
)
from bot.router import Router

ROUTER = Router(
    adding.router,
    arriving.router,
    changing.router,
    confirming.router,
    deleting.router,
    exporting.router,
    foreseeing.router,
    helping.router,
    linking.router,
    listing.router,
    profiling.router,
    programme.router,
    progressing.router,
    reminding.router,
    searching.router,
    undoing.router,
    working.router,
)
