"""Which function answers which wish, hears which answer, does which errand; two for one is an error at start-up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from bot.intents import Intent
from bot.turn import Turn
from core.actions.errands import Errand
from core.house import House
from core.message import Reply
from core.store.tables import Practitioner, Question

Said = Reply | list[Reply]
Answerer = Callable[[Turn, Any], Said]
Hearer = Callable[[Turn, Question, Any], Said]
A = TypeVar("A", bound=Answerer)
H = TypeVar("H", bound=Hearer)
Worker = Callable[[House, Errand, Practitioner], Callable[[Turn], Said]]
"""Does an errand in transactions of its own; what it gives back says in a turn what came of it."""
W = TypeVar("W", bound=Worker)


class Router:
    """Answers to wishes and hearers of answers. Raises ValueError when one is given twice."""

    def __init__(self, *others: Router) -> None:
        self.answerers: dict[type[Intent], Answerer] = {}
        self.hearers: dict[str, Hearer] = {}
        self.workers: dict[str, Worker] = {}
        for other in others:
            self.include(other)

    def answers(self, *wishes: type[Intent]) -> Callable[[A], A]:
        """This function answers these wishes: ``(turn, intent) -> Reply | [Reply]``."""

        def register(function: A) -> A:
            for wish in wishes:
                if wish in self.answerers:
                    raise ValueError(f"two answers for {wish.__name__}")
                self.answerers[wish] = function
            return function

        return register

    def hears(self, name: str) -> Callable[[H], H]:
        """This function hears the answers to the questions asked under ``name``: ``(turn, question, answer) -> ...``."""

        def register(function: H) -> H:
            if name in self.hearers:
                raise ValueError(f"two hearers for {name}")
            self.hearers[name] = function
            return function

        return register

    def does(self, name: str) -> Callable[[W], W]:
        """This function does the errands called ``name``: ``(house, errand, practitioner) -> (turn) -> ...``."""

        def register(function: W) -> W:
            if name in self.workers:
                raise ValueError(f"two workers for {name}")
            self.workers[name] = function
            return function

        return register

    def include(self, other: Router) -> None:
        """Take over all of another router's functions."""
        for wish, answerer in other.answerers.items():
            self.answers(wish)(answerer)
        for name, hearer in other.hearers.items():
            self.hears(name)(hearer)
        for name, worker in other.workers.items():
            self.does(name)(worker)


def said(by: Said) -> list[Reply]:
    """Always a list."""
    return [by] if isinstance(by, Reply) else list(by)


def missing(router: Router, wishes: Iterable[type[Intent]]) -> list[str]:
    """Wishes nobody answers."""
    return [wish.name for wish in wishes if wish not in router.answerers]
