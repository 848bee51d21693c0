"""The exam's windows, closing days and deferral, read from ``policies/exam.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources

from core.errors import SettingMissing, TallyError, WrongValue
from core.rules.toml_table import Table, read_toml
from core.rules.wording import show_day

MONTH_AND_DAY = re.compile(r"(\d\d)-(\d\d)")


class DeferralRefused(TallyError):
    """The exam can't be deferred as things stand; says why and what one can do."""

    says = "The exam can't be deferred: {why}. {remedy}"


@dataclass(frozen=True, slots=True)
class Window:
    """One time in which the exam can be sat; every day is included."""

    opens: date
    closes: date
    applications_close: date


@dataclass(frozen=True, slots=True)
class YearlyWindow:
    """A window as (month, day) pairs that come back every year; applications close in the year it opens."""

    opens: tuple[int, int]
    closes: tuple[int, int]
    applications_close: tuple[int, int]

    def in_year(self, year: int) -> Window:
        """The window of one year."""
        return Window(date(year, *self.opens), date(year, *self.closes), date(year, *self.applications_close))


@dataclass(frozen=True, slots=True)
class DeferralRules:
    """How an exam may be moved to the next window, in force from ``since``.

    ``notice`` is the least time before the appointment; ``fee_cents`` is waived for a documented emergency, in which
    ``most_in_emergency`` deferrals are possible instead of ``most``.
    """

    since: date
    notice: timedelta
    fee_cents: int
    most: int
    most_in_emergency: int
    appointment_cancelled: bool
    source: str | None = None


@dataclass(frozen=True, slots=True)
class ExamRules:
    """The exam's calendar and its deferral rules, oldest first."""

    windows: tuple[YearlyWindow, ...]
    deferrals: tuple[DeferralRules, ...]
    length: timedelta
    currency: str

    def in_year(self, year: int) -> tuple[Window, ...]:
        """The windows that open in a year, in order."""
        return tuple(sorted((one.in_year(year) for one in self.windows), key=lambda window: window.opens))

    def next_window(self, after: date) -> Window:
        """The first window that opens after the day."""
        windows = (window for year in (after.year, after.year + 1) for window in self.in_year(year))
        return next(window for window in windows if window.opens > after)

    def window_to_apply_for(self, on: date) -> Window:
        """The first window whose applications are still open on the day."""
        windows = (window for year in (on.year, on.year + 1) for window in self.in_year(year))
        return next(window for window in windows if window.applications_close >= on)

    def following(self, window: Window) -> Window:
        """The window after: the only one an exam can be deferred to."""
        return self.next_window(window.opens)

    def deferral_on(self, day: date) -> DeferralRules:
        """The deferral rules in force. Raises SettingMissing for a day before the first that are known."""
        known = [rules for rules in self.deferrals if rules.since <= day]
        if not known:
            what, remedy = "a deferral", "a [[deferral]] entry in core/policies/exam.toml"
            raise SettingMissing(setting=f"the deferral rules of {show_day(day)}", what=what, remedy=remedy)
        return known[-1]

    def defer(
        self,
        window: Window,
        *,
        asked_at: datetime,
        today: date,
        appointment_at: datetime | None,
        appointment_cancelled: bool,
        deferred_before: int,
        emergency: bool,
    ) -> tuple[Window, int]:
        """The window a deferral leads to and its fee in cents (0 when waived).

        ``today`` is the day of ``asked_at`` (aware) in the programme's zone, ``appointment_at`` (aware) is None when
        none was made, ``emergency`` means one that is documented. Raises DeferralRefused.
        """
        rules = self.deferral_on(today)
        if today > window.closes:
            why = f"its window closed on {show_day(window.closes)}"
            raise DeferralRefused(why=why, remedy="The office can say what is possible: *contact the office*.")
        _in_number(rules, deferred_before, emergency)
        _in_time(rules, asked_at, appointment_at)
        if rules.appointment_cancelled and appointment_at is not None and not appointment_cancelled:
            remedy = "Cancel it with Pearson VUE first, then ask again."
            raise DeferralRefused(why="the appointment still stands", remedy=remedy)
        return self.following(window), 0 if emergency else rules.fee_cents


def _in_number(rules: DeferralRules, before: int, emergency: bool) -> None:
    if before >= rules.most_in_emergency:
        raise DeferralRefused(
            why="it was deferred before, and that was final", remedy="The office can say more: *contact the office*."
        )
    if before >= rules.most and not emergency:
        why = "it was deferred once, and a second time takes a documented medical or family emergency"
        raise DeferralRefused(why=why, remedy="If there is one, send its documents.")


def _in_time(rules: DeferralRules, asked_at: datetime, appointment_at: datetime | None) -> None:
    if appointment_at is not None and appointment_at - asked_at < rules.notice:
        hours = int(rules.notice.total_seconds() // 3600)
        why = f"it has to be asked for at least {hours} hours before the appointment"
        raise DeferralRefused(why=why, remedy="The office can say what is possible: *contact the office*.")


@cache
def load_exam() -> ExamRules:
    """The exam rules that ship with Tally."""
    return parse_exam((resources.files("core") / "policies" / "exam.toml").read_bytes())


def parse_exam(content: bytes) -> ExamRules:
    """The exam rules in a TOML text. Raises WrongValue naming the key, the value and the remedy."""
    top = read_toml(content, "exam file")
    if (kind := top.text("kind")) != "exam":
        raise WrongValue(field="kind", value=kind, remedy='write kind = "exam".')
    deferrals = sorted((_deferral(one) for one in top.tables("deferral")), key=lambda rules: rules.since)
    rules = ExamRules(
        windows=tuple(_window(one) for one in top.tables("windows")),
        deferrals=tuple(deferrals),
        length=timedelta(seconds=top.amount("hours", 3600, "write the exam's length in hours.")),
        currency=top.need("currency", str, "write the currency's code in quotes."),
    )
    if not rules.windows:
        raise WrongValue(field="windows", value=None, remedy="write at least one [[windows]].")
    top.text("name")
    top.text("source")
    top.done()
    return rules


def _window(table: Table) -> YearlyWindow:
    opens, closes, applications = (_month_day(table, key) for key in ("opens", "closes", "applications_close"))
    table.done()
    if not applications < opens <= closes:
        remedy = "applications close before the window opens, and it opens before it closes, within one year."
        raise WrongValue(field=table.key("opens"), value=f"{opens[0]:02}-{opens[1]:02}", remedy=remedy)
    return YearlyWindow(opens, closes, applications)


def _month_day(table: Table, key: str) -> tuple[int, int]:
    remedy = "write month and day as MM-DD, such as 03-01."
    value = table.need(key, str, remedy)
    match = MONTH_AND_DAY.fullmatch(value)
    try:
        pair = (int(match[1]), int(match[2])) if match else (0, 0)
        date(2001, *pair)  # a year without 29 February, since the day has to exist in every year
    except ValueError as fault:
        raise WrongValue(field=table.key(key), value=value, remedy=remedy) from fault
    return pair


def _deferral(table: Table) -> DeferralRules:
    cancelled = table.claim("appointment_cancelled")
    rules = DeferralRules(
        since=table.need("from", date, "write a day such as 2024-09-01, without quotes."),
        notice=timedelta(seconds=table.amount("notice_hours", 3600, "write a number of hours above 0.")),
        fee_cents=table.amount("fee_cents", 1, "write the fee in cents, a whole number above 0."),
        most=table.amount("most", 1, "write a whole number above 0."),
        most_in_emergency=table.amount("most_in_emergency", 1, "write a whole number above 0."),
        appointment_cancelled=bool(cancelled),
        source=table.text("source"),
    )
    table.done()
    return rules
