"""Writes moves.txt: every state of every subject with every verb, for reading; the tests compare against it."""

from __future__ import annotations

from pathlib import Path

from core.rules.moves import ALL, Moves, NotNow

GOLDEN = Path(__file__).with_name("moves.txt")


def cells(moves: Moves) -> str:
    """One line a cell: 'state + verb -> state (by whom)', or '-' where the verb can't follow."""
    lines = [f"# {moves.subject}, begins as {moves.first}"]
    for state in moves.states:
        for verb in moves.verbs:
            try:
                to = moves.after(state, verb)
            except NotNow:
                lines.append(f"{state} + {verb} -> -")
            else:
                who = next(move.who for move in moves.possible(state) if move.verb == verb)
                lines.append(f"{state} + {verb} -> {to} ({', '.join(who)})")
    return "\n".join(lines)


def written() -> str:
    """All subjects."""
    return "\n\n".join(cells(moves) for moves in ALL) + "\n"


if __name__ == "__main__":
    GOLDEN.write_text(written(), encoding="utf-8")
