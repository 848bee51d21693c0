"""The only place that knows HTTP."""

from bot.web.site import app

__all__ = ["app"]
