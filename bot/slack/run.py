"""The connection to Slack: Socket Mode with an app token, HTTP with a signing secret, one path behind both."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from threading import Event, Thread

import structlog
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError

from bot.slack.client import MENDABLE, NETWORK, SlackRefused, client_of, error_of, who_we_are
from bot.slack.keeping import Keeper
from bot.slack.lanes import Lanes
from core.errors import DeliveryFault
from core.house import House
from core.settings import Settings

log = structlog.get_logger()
LONGEST_PAUSE = 60.0
PING = 5.0  # a socket that broke off unannounced is noticed and opened again within this many seconds
REMEDY = "Make one under Basic Information, App-Level Tokens, with the scope connections:write (docs/slack.md)."


def wants_slack(settings: Settings) -> bool:
    """Whether Tally is to talk to Slack at all."""
    return settings.slack_bot_token is not None


class SlackConnection:
    """Tally in one workspace. ``start`` and ``stop`` from any thread; ``app`` is what HTTP requests are given to."""

    def __init__(self, house: House, now: Callable[[], datetime]) -> None:
        self.house = house
        self.lanes = Lanes()
        self.keeper = Keeper(house, now, self.lanes)
        secret = house.settings.slack_signing_secret
        self.app = App(
            name="tally",
            logger=_quiet_logger(),
            client=client_of(house),
            signing_secret=secret.get_secret_value() if secret else "",
            token_verification_enabled=False,  # Slack may be out of reach while we start
            process_before_response=True,
            before_authorize=self.keeper.keep_first,
        )
        self._stopped = Event()
        self._socket: SocketModeHandler | None = None
        self._dialler: Thread | None = None

    def start(self) -> None:
        """Check the tokens, hear what was left, listen. Raises SlackRefused; waits in the background for the network."""
        try:
            name, team, _ = who_we_are(self.house)
            log.info("slack.workspace", name=name, team=team)
        except DeliveryFault as fault:
            log.warning("slack.unreachable", why=str(fault))
        self.keeper.hear_left()
        if self.house.settings.slack_app_token is None:
            return
        token = self.house.settings.slack_app_token.get_secret_value()
        self._socket = SocketModeHandler(self.app, token, logger=_quiet_logger(), ping_interval=PING)
        if not self._dial():
            self._dialler = Thread(target=self._keep_dialling, name="slack-dial", daemon=True)
            self._dialler.start()

    def _dial(self) -> bool:
        """Open the socket; False when Slack can't be reached. Raises SlackRefused. Bolt's client reconnects by itself."""
        assert self._socket is not None
        try:
            self._socket.connect()  # type: ignore[no-untyped-call]
        except SlackApiError as error:
            if error_of(error) in MENDABLE | {"not_allowed_token_type"}:
                raise SlackRefused(setting="TALLY_SLACK_APP_TOKEN", why=error_of(error), remedy=REMEDY) from None
            log.warning("slack.socket", why=error_of(error))
            return False
        except NETWORK as error:
            log.warning("slack.socket", why=str(error))
            return False
        return True

    def _keep_dialling(self) -> None:
        pause = 1.0
        while not self._stopped.wait(pause):
            try:
                if self._dial():
                    return
            except SlackRefused as refused:
                log.error("slack.refused", why=str(refused))
            pause = min(pause * 2, LONGEST_PAUSE)

    @property
    def is_listening(self) -> bool:
        """Whether the socket is open."""
        return self._socket is not None and self._socket.client.is_connected()

    def stop(self) -> None:
        """Hang up; finish what is being heard."""
        self._stopped.set()
        if self._dialler is not None:
            self._dialler.join()
        if self._socket is not None:
            self._socket.close()  # type: ignore[no-untyped-call]
        self.lanes.close()


def _quiet_logger() -> logging.Logger:
    """Bolt's own lines, warnings and worse; its information repeats what people wrote."""
    logger = logging.getLogger("tally.slack")
    logger.setLevel(logging.WARNING)
    return logger
