"""A private Dovecot on loopback: any user exists, one mailbox a test; started only where the program is installed."""

from __future__ import annotations

import getpass
import grp
import imaplib
import json
import os
import pwd
import shutil
import smtplib
import socket
import subprocess
import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

PASSWORD = "secret"
PROGRAM = shutil.which("dovecot") or "/usr/sbin/dovecot"
SETUP = """
protocols = imap lmtp
listen = 127.0.0.1
base_dir = {base}/run
state_dir = {base}/run
log_path = {base}/dovecot.log
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:{base}/mail/%n
default_login_user = {login_user}
default_internal_user = {internal_user}
default_internal_group = {internal_group}
mailbox_idle_check_interval = 1 secs
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {base}/oauth2.conf
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={base}/mail/%n allow_all_users=yes
}}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap_port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp_port}
  }}
  user = {lmtp_user}
}}
protocol lmtp {{
  postmaster_address = postmaster@example.test
}}
"""


OAUTH2 = """
introspection_url = http://127.0.0.1:{port}/
introspection_mode = post
username_attribute = username
active_attribute = active
active_value = true
"""


class Introspection(BaseHTTPRequestHandler):
    """Says of the token ``good-USER`` that it is USER's, and of every other that it has run out."""

    def do_POST(self) -> None:
        """Answer one question of Dovecot's."""
        asked = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        token = asked["token"][0]
        good, _, user = token.partition("-")
        said = json.dumps({"active": "true" if good == "good" else "false", "username": user}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class Dovecot:
    """A running server: its ports and its folder."""

    imap_port: int
    lmtp_port: int
    base: Path
    process: subprocess.Popen[bytes]
    tokens: ThreadingHTTPServer

    def deliver(self, raw: bytes, to: str, *, sender: str = "sender@example.test") -> None:
        """Hand one letter in over LMTP."""
        with smtplib.LMTP("127.0.0.1", self.lmtp_port) as lmtp:
            lmtp.sendmail(sender, [to], raw)

    def renew_validity(self, user: str) -> None:
        """Make the mailbox number its letters anew; a session that is just ending may write its old numbers once more."""
        before, until = self._validity(user), time.monotonic() + 10
        while self._validity(user) == before and time.monotonic() < until:
            time.sleep(1.1)  # the new number is the second of its making
            for path in (self.base / "mail" / user).glob("dovecot*"):
                path.unlink(missing_ok=True)

    def _validity(self, user: str) -> bytes:
        with imaplib.IMAP4("127.0.0.1", self.imap_port) as imap:
            imap.login(user, PASSWORD)
            return imap.status("INBOX", "(UIDVALIDITY)")[1][0] or b""

    def folder_sizes(self, user: str) -> dict[str, int]:
        """How many letters stand in each folder of a mailbox."""
        with imaplib.IMAP4("127.0.0.1", self.imap_port) as imap:
            imap.login(user, PASSWORD)
            names = [line.decode().rsplit(" ", 1)[-1].strip('"') for line in imap.list()[1] if line]
            counts = {name: imap.select(name) for name in names}
        return {name: int(told[0] or b"0") for name, (status, told) in counts.items() if status == "OK"}

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(10)
        self.tokens.shutdown()
        self.tokens.server_close()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def start(base: Path) -> Dovecot:
    """Start a server in a fresh folder and wait until it greets."""
    is_root = os.geteuid() == 0
    owner = pwd.getpwnam("nobody") if is_root else pwd.getpwuid(os.geteuid())
    me, my_group = getpass.getuser(), grp.getgrgid(os.getegid()).gr_name
    (base / "mail").mkdir(parents=True)
    base.chmod(0o755)
    if is_root:
        os.chown(base / "mail", owner.pw_uid, owner.pw_gid)
    imap_port, lmtp_port = _free_port(), _free_port()
    (base / "dovecot.conf").write_text(
        SETUP.format(
            base=base, password=PASSWORD, uid=owner.pw_uid, gid=owner.pw_gid, imap_port=imap_port, lmtp_port=lmtp_port,
            login_user="dovenull" if is_root else me, internal_user="dovecot" if is_root else me,
            internal_group="dovecot" if is_root else my_group, lmtp_user="root" if is_root else me,
        )
    )  # fmt: skip
    tokens = ThreadingHTTPServer(("127.0.0.1", 0), Introspection)
    threading.Thread(target=tokens.serve_forever, daemon=True).start()
    (base / "oauth2.conf").write_text(OAUTH2.format(port=tokens.server_port))
    process = subprocess.Popen([PROGRAM, "-F", "-c", str(base / "dovecot.conf")], stderr=subprocess.DEVNULL)
    for port in (imap_port, lmtp_port):
        _wait_for(port)
    return Dovecot(imap_port, lmtp_port, base, process, tokens)


def _wait_for(port: int) -> None:
    until = time.monotonic() + 10
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), 1) as line:
                line.recv(64)
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
