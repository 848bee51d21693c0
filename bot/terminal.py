"""The same conversation in a terminal: a line in, replies out; a file by writing @PATH before the words."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from bot.reception import Opened, Received, receive
from core.certificates import media_type_of
from core.house import House
from core.message import Bar, Choice, File, Message, Reply, Sender
from core.store.tables import Arrival

CHANNEL = "terminal"
CELLS = 24


def talk(
    house: House,
    address: str,
    lines: Iterable[str],
    clock: Callable[[], datetime],
    say: Callable[[Reply], None],
) -> None:
    """Hear line after line from the person at ``address``; ``say`` gets each reply."""
    for line in lines:
        received = hear_line(house, address, line.rstrip("\n"), clock())
        for reply in received.replies:
            say(reply)


def hear_line(house: House, address: str, line: str, now: datetime) -> Received:
    """One line; the machine's user is trusted to be who they say."""
    files, unread, text = _files(house, line)
    message = Message(
        channel=CHANNEL,
        key=secrets.token_hex(16),
        sender=Sender(address, proven=True),
        text=text,
        thread=f"{CHANNEL}:{address}",
        files=files,
        unread=unread,
    )
    raw = json.dumps(message.to_json()).encode()
    return receive(house, open_line, channel=CHANNEL, key=message.key, raw=raw, now=now)


def open_line(house: House, arrival: Arrival) -> Opened:
    """A kept line as the message it is."""
    return Opened(Message.from_json(json.loads(arrival.raw)), "heard")


def _files(house: House, line: str) -> tuple[tuple[File, ...], tuple[str, ...], str]:
    """The file named by a leading @PATH (quotes allowed), and the words after it."""
    if not line.startswith("@"):
        return (), (), line
    rest = line[1:]
    if rest[:1] in {'"', "'"} and rest[0] in rest[1:]:
        named, _, text = rest[1:].partition(rest[0])
    else:
        named, _, text = rest.partition(" ")
    path = Path(named).expanduser()
    most = house.settings.max_letter_mb * 1024 * 1024
    try:
        if path.stat().st_size > most:
            sentence = (
                f'"{path.name}" is larger than the {house.settings.max_letter_mb} MB I take. Please send it smaller.'
            )
            return (), (sentence,), text.strip()
        content = path.read_bytes()
    except OSError as fault:
        return (
            (),
            (f'I can\'t open "{named}": {fault.strerror}. Write for example: @certificate.pdf attach to 12',),
            text,
        )
    kept = File(path.name, media_type_of(content, path.name), house.documents.keep(content), len(content))
    return (kept,), (), text.strip()


def show(reply: Reply) -> str:
    """A reply as lines of text: words, card, bars, files, buttons in brackets."""
    lines = [reply.text]
    width = max((len(f.name) for f in reply.fields), default=0)
    for one in reply.fields:
        source = f'   "{one.source}"' if one.source else ""
        lines.append(f"  {one.name:<{width}}  {one.value}{source}")
    if reply.picture:
        wide = max((len(b.name) for b in reply.picture.bars), default=0)
        lines += [show_bar(bar, wide) for bar in reply.picture.bars]
    lines += [f"  [file: {f.name}, {f.size:,} bytes]" for f in reply.files]
    if reply.choices:
        lines.append("  " + " ".join(_button(choice) for choice in reply.choices))
    return "\n".join(lines)


def _button(choice: Choice) -> str:
    same = choice.label.casefold() == choice.say.casefold()
    return f"[{choice.label}]" if same else f"[{choice.label}: {choice.say}]"


def show_bar(bar: Bar, width: int) -> str:
    """A bar in characters."""
    full = round(CELLS * min(bar.percent, 100) / 100)
    drawn = "█" * full + "░" * (CELLS - full)
    return f"  {bar.name:<{width}}  {drawn} {bar.percent:>3} %  {bar.have:g} of {bar.need:g} {bar.unit}"


def to_json(reply: Reply) -> str:
    """A reply as the contract's JSON, in one line."""
    return json.dumps(reply.to_contract(), ensure_ascii=False)
