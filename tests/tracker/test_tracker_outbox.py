"""What is owed is sent by exactly one of many, tried again when it fails, and given up when that is final."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import timedelta

from talking import NOW

from core import outbox
from core.actions.sealed import SEALED, code_for, unsealed
from core.house import House
from core.message import Reply
from core.store.tables import Outgoing


def owe(house: House, count: int, kind: str = "reply") -> None:
    with house.database.begin() as session:
        for n in range(count):
            to = {"address": f"p{n}@example.org"}
            outbox.post(session, key=f"m{n}", channel="mail", to=to, reply=Reply(f"hello {n}"), kind=kind, now=NOW)


def test_the_same_key_is_owed_once(house: House) -> None:
    owe(house, 3)
    owe(house, 3)
    with house.database.begin() as session:
        assert len(outbox.claim(session, NOW)) == 3


def test_many_deliverers_never_claim_the_same_row(house: House) -> None:
    """A race tested by a race: eight threads, each claiming small batches until nothing is left."""
    owe(house, 120)
    claimed: Counter[int] = Counter()
    lock = threading.Lock()
    begin = threading.Barrier(8)

    def deliver() -> None:
        begin.wait()
        while True:
            with house.database.begin() as session:
                rows = outbox.claim(session, NOW, most=5)
            if not rows:
                return
            with lock:
                claimed.update(row.id for row in rows)

    threads = [threading.Thread(target=deliver) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(claimed) == 120
    assert set(claimed.values()) == {1}


def test_a_lease_that_ran_out_is_claimed_again(house: House) -> None:
    owe(house, 1)
    with house.database.begin() as session:
        assert len(outbox.claim(session, NOW)) == 1
    with house.database.begin() as session:
        assert outbox.claim(session, NOW + timedelta(seconds=30)) == []
    with house.database.begin() as session:
        (again,) = outbox.claim(session, NOW + outbox.LEASE)
        assert again.tries == 2


def test_a_fault_that_passes_is_tried_later_and_a_permanent_one_never(house: House) -> None:
    owe(house, 2)
    with house.database.begin() as session:
        first, second = outbox.claim(session, NOW)
    with house.database.begin() as session:
        outbox.put_off(session, first, NOW, fault="busy", permanent=False, after=60)
        outbox.put_off(session, second, NOW, fault="no such address", permanent=True)
    with house.database.begin() as session:
        assert outbox.claim(session, NOW + timedelta(seconds=59)) == []
        assert [row.id for row in outbox.claim(session, NOW + timedelta(seconds=61))] == [first.id]
        given_up = session.get_one(Outgoing, second.id)
        assert (given_up.due_at, given_up.fault, given_up.failed_at) == (None, "no such address", NOW)


def test_a_code_never_stands_in_the_row(house: House) -> None:
    """What is owed holds a mark; the code is made again as the letter is sent, the same each time."""
    with house.database.begin() as session:
        reply = Reply(f"Your code is {SEALED}", subject=f"{SEALED} is your code")
        outbox.post(session, key="c", channel="mail", to={}, reply=reply, kind="code", now=NOW)
    with house.database.begin() as session:
        (row,) = outbox.claim(session, NOW)
    code = code_for(house.secret, "c")
    assert code not in str(row.reply)
    assert unsealed(row, house.secret).text == f"Your code is {code}"
    assert unsealed(row, house.secret).subject == f"{code} is your code"
