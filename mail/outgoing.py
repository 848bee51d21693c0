"""What is owed by mail becomes a letter: addressed to whom it is owed, carrying the token that proves its answer."""

from __future__ import annotations

from core.actions.sealed import unsealed
from core.actions.tokens import token_for
from core.errors import DeliveryFault, NotFound
from core.house import House
from core.message import File
from core.settings import Settings
from core.store.tables import Outgoing
from mail.maildir import MaildirSender
from mail.render import render
from mail.send import Outbound, SmtpSender, SmtpServer
from mail.tokens import token_message_id


def outbound_for(settings: Settings) -> Outbound:
    """The SMTP server that is configured, a Maildir in the data folder otherwise."""
    if not settings.smtp_host:
        return MaildirSender(settings.data / "letters")
    secret = settings.smtp_password
    server = SmtpServer(
        settings.smtp_host,
        settings.smtp_port,
        settings.smtp_user,
        secret.get_secret_value() if secret else None,
        settings.smtp_tls,
    )
    return SmtpSender(server)


class LetterSender:
    """Sends rows of the channel mail."""

    def __init__(self, house: House, outbound: Outbound) -> None:
        self.house, self.outbound = house, outbound

    def send(self, row: Outgoing) -> str:
        """Hand one letter over; its Message-ID. Raises DeliveryFault."""
        to = row.to.get("address")
        if not to:
            raise DeliveryFault("There is no address to send it to.", permanent=True)
        address = self.house.settings.mail_address
        token = token_for(self.house.secret, row.key) if row.to.get("token") else None
        domain = address.rpartition("@")[2]
        unique = f"out{row.id}"
        message_id = token_message_id(token, unique, domain) if token else f"<{unique}@{domain}>"
        letter = render(
            unsealed(row, self.house.secret),
            to=to,
            sender_address=address,
            sender_name=self.house.settings.mail_name,
            subject=row.to.get("subject") or "Your continuing-education record",
            token=token,
            message_id=message_id,
            in_reply_to=row.to.get("in_reply_to"),
            references=row.to.get("references") or (),
            load_file=self._load,
            at=row.posted_at,
        )
        if row.to.get("reply_to"):
            del letter["Reply-To"]
            letter["Reply-To"] = row.to["reply_to"]
        self.outbound.send(letter, to, envelope_from=None)
        return message_id

    def _load(self, file: File) -> bytes:
        try:
            return self.house.documents.load(file.sha256)
        except NotFound as gone:
            raise DeliveryFault(f"The document {file.name} is not in the store.", permanent=False) from gone

    def close(self) -> None:
        """Let go of connections."""
        self.outbound.close()
