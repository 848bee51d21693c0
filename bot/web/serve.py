"""The web server: uvicorn in a thread, on a socket that was bound first."""

from __future__ import annotations

import socket
import threading
import time

import uvicorn
from starlette.types import ASGIApp

from core.errors import TallyError

PATIENCE = 10.0


class PortTaken(TallyError):
    """Somebody else listens there."""

    says = (
        "The web page can't listen on {host}:{port}: {why}. Stop what uses it, or choose another port with "
        "TALLY_WEB_PORT (for example TALLY_WEB_PORT=8081)."
    )


class WebServer:
    """Serves an app between ``start()`` and ``stop()``; port 0 takes any free one. Raises PortTaken at once."""

    def __init__(self, app: ASGIApp, host: str, port: int) -> None:
        self._socket = _bind(host, port)
        self.host, self.port = host, int(self._socket.getsockname()[1])
        # Forwarding headers are not believed here: they only say that there is a proxy (bot.web.guard).
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, proxy_headers=False, server_header=False, ws="none",
            lifespan="off", timeout_graceful_shutdown=5,
        )  # fmt: skip
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._run, name="web", daemon=True)

    @property
    def url(self) -> str:
        """The page's address on this machine."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]"}.get(self.host, self.host)
        return f"http://{host}:{self.port}/"

    def _run(self) -> None:
        self._server.run(sockets=[self._socket])

    def start(self) -> None:
        """Serve; returns when the first request can come. Raises RuntimeError when the server ended at once."""
        self._thread.start()
        until = time.monotonic() + PATIENCE
        while not self._server.started:
            if not self._thread.is_alive() or time.monotonic() > until:
                raise RuntimeError("the web server did not start; the log says why")
            time.sleep(0.005)

    def stop(self) -> None:
        """Finish the requests under way, then end."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join(PATIENCE)
        self._socket.close()


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        bound.listen(2048)  # now, or a second server could bind the same port until this one listens
    except OSError as fault:
        bound.close()
        raise PortTaken(host=host, port=port, why=fault.strerror or str(fault)) from None
    return bound
