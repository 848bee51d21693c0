"""The exam's calendar and rules, in sentences."""

from __future__ import annotations

from collections.abc import Callable

from bot.answers.standing import programme_today
from bot.turn import Turn
from core.rules.application import load_application
from core.rules.exam import YearlyWindow, load_exam
from core.rules.terms import Standing
from core.rules.wording import MONTHS, listed, show_day

COUNTS = {1: "once", 2: "twice"}


def notice(turn: Turn) -> str:
    """How long before the appointment a deferral must be asked for."""
    hours = load_exam().deferral_on(programme_today(turn)).notice.total_seconds() / 3600
    return f"{hours:g} hours"


def deferral_times(turn: Turn) -> str:
    """How often."""
    rules = load_exam().deferral_on(programme_today(turn))
    most, emergency = (COUNTS.get(n, f"{n} times") for n in (rules.most, rules.most_in_emergency))
    return f"It can be done {most}, in a medical or family emergency {emergency}."


def windows(turn: Turn) -> str:
    """Both windows of a year with their closing days."""
    return listed([_window(one) for one in load_exam().windows])


def _window(one: YearlyWindow) -> str:
    return f"{_day(one.opens)} to {_day(one.closes)} (applications close on {_day(one.applications_close)})"


def _day(pair: tuple[int, int]) -> str:
    return f"{pair[1]} {MONTHS[pair[0] - 1]}"


def next_window(turn: Turn) -> str:
    """The window one can apply for now."""
    window = load_exam().window_to_apply_for(programme_today(turn))
    return (
        f"The next one you can apply for is {show_day(window.opens)} to {show_day(window.closes)}; applications close on "
        f"{show_day(window.applications_close)}."
    )


def exam_hours(turn: Turn) -> str:
    """How long the exam is."""
    hours = load_exam().length.total_seconds() / 3600
    return f"{hours:g} hour{'s' * (hours != 1)}"


def apply_now(turn: Turn) -> str:
    """What applying means for whoever asks."""
    if turn.practitioner.standing == Standing.CMPP.value:
        return "You hold the credential, so there is nothing to apply for now; to renew it, type: recertify"
    if turn.practitioner.standing in {Standing.APPLICANT.value, Standing.CANDIDATE.value}:
        return "To see where your application stands, type: status of my exam application"
    return "To begin, type: apply for the exam"


def application_fields(turn: Turn) -> str:
    """What the application asks, by the labels of its fields."""
    return listed([f"your {one.label.casefold()}" for one in load_application().fields])


FACTS: dict[str, Callable[[Turn], str]] = {
    "application_fields": application_fields,
    "apply_now": apply_now,
    "deferral_times": deferral_times,
    "exam_hours": exam_hours,
    "next_window": next_window,
    "notice": notice,
    "windows": windows,
}
