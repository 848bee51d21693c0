"""What staff type -> what they wish: a table of whole lines. Pure; None for everything else.

It is asked only for people who hold a role, before anything else, so that "approve R17" never becomes an activity.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from bot import staff_intents as wishes
from bot.intents import Intent
from bot.language.lexicon import words_of
from bot.language.phrases import any_of
from bot.understand.staff_lists import LISTS
from bot.understand.staff_looks import LOOKS
from bot.understand.staff_words import ADDRESS, Found, because, day_in, decision_in, subject, time_in

LONGEST = 4000
REQUEST = r"(?:request (?:r ?)?|r ?)#?(?P<r>\d{1,9})"
MATTER = rf"(?P<about>{any_of(words_of('office_matters'))})(?: application)? #?(?P<n>\d{{1,9}})"
CASE = rf"(?:{REQUEST}|(?:audit )?a#?(?P<a>\d{{1,9}})|{MATTER})"
POLITE = re.compile(r"^please,? |,? please$", re.IGNORECASE)
REST = r"(?:[\s:,-]+(?P<words>.+))?"
KINDS = {
    "request": "request", "exam": "exam", "recertification": "recertification", "deferral": "deferral",
    "mentor": "mentoring", "offer": "offer", "fee": "fee", "audit": "audit",
}  # fmt: skip


def read_staff(text: str, today: date, locale: str | None = None) -> Intent | None:
    """The wish in a whole line of the table, or None. ``today`` is the person's day."""
    line = text.strip()
    if not line or len(line) > LONGEST:
        return None
    tidy = POLITE.sub("", " ".join(line.split()) if "\n" not in line else line)
    # As it stands first: a reason may end with a full stop, a command that ends with one means the same.
    for said in dict.fromkeys((tidy, tidy.rstrip(" .!?"))):
        for pattern, make in TABLE:
            if match := pattern.fullmatch(said):
                return make(Found(match, today, locale))
    return None


def _queue(found: Found) -> Intent:
    about = found["kind"]
    return wishes.SeeQueue(KINDS[about.casefold().rstrip("s")] if about else None, mine=bool(found["mine"]))


def _queue_asked(found: Found) -> Intent:
    return wishes.SeeQueue(None, mine=bool(found["mine"]))


def _case(found: Found) -> Intent:
    return wishes.SeeCase(*subject(found))


def _approve(found: Found) -> Intent:
    said = decision_in(found["words"])
    return wishes.Approve(*subject(found), said.hours, said.words, said.unread)


def _decline(found: Found) -> Intent:
    return wishes.Decline(*subject(found), because(found["words"]))


def _ask(found: Found) -> Intent:
    return wishes.AskPerson(*subject(found), found["words"] or None)


def _assign(found: Found) -> Intent:
    return wishes.AssignCase(int(found["r"] or 0), found["address"] or None, day_in(found["by"], found, lean="future"))


def _recommend(found: Found) -> Intent:
    said = decision_in(found["words"])
    return wishes.Recommend(int(found["r"] or 0), said.hours, said.words, said.unread)


def _reverse(found: Found) -> Intent:
    return wishes.Reverse(*subject(found), because(found["words"]))


def _reopen(found: Found) -> Intent:
    return wishes.Reopen(*subject(found))


def _close(found: Found) -> Intent:
    return wishes.CloseCase(*subject(found), because(found["words"]))


def _exam(found: Found) -> Intent:
    words = found["words"] or ""
    what = found["what"].casefold().removesuffix("ed")
    done = {"authoriz": "authorized", "authoris": "authorized", "schedul": "scheduled", "cancell": "cancelled",
            "cancel": "cancelled", "pass": "passed", "fail": "failed"}.get(what, what)  # fmt: skip
    lean = "future" if done == "scheduled" else "past"
    return wishes.RecordExam(
        "recertification" if found["recert"] else "exam", int(found["n"]), done, day_in(words, found, lean=lean),
        time_in(words), words=because(words),
    )  # fmt: skip


def _passed(found: Found) -> Intent:
    return wishes.RecordExam(
        "exam", int(found["n"]), "passed", day_in(found["issued"], found), credential=found["credential"],
        starts_on=day_in(found["starts"], found), ends_on=day_in(found["ends"], found, lean="future"),
    )  # fmt: skip


def _open_exam(found: Found) -> Intent:
    return wishes.OpenExam(found["address"], found["window"] or None)


def _standing(found: Found) -> Intent:
    return wishes.SeeStanding(found["standing"].casefold().rstrip("s"))


def _fees(found: Found) -> Intent:
    return wishes.SettleFee()


def _fee(found: Found) -> Intent:
    said = found["what"].casefold()
    what = {"record": "paid", "pay": "paid", "paid": "paid", "waive": "waived", "waived": "waived", "void": "void",
            "charge": "again", "refund": "refunded", "refunded": "refunded"}[said]  # fmt: skip
    return wishes.SettleFee(int(found["n"]), what, because(found["words"]))


def _deferral_fee(found: Found) -> Intent:
    what = {"waive": "waived", "charge": "charged"}[found["what"].casefold()]
    return wishes.SettleFee(int(found["n"]), what, because(found["words"]), about="deferral")


def _mentor(found: Found) -> Intent:
    return wishes.AssignMentor(found["mentor"] or None, found["candidate"] or None)


def _grant(found: Found) -> Intent:
    return wishes.GrantRole(found["role"] or None, found["address"] or None, bool(found["revoke"]))


def _person(found: Found) -> Intent:
    return wishes.SeePerson(found["words"] or "")


def _who(found: Found) -> Intent:
    return wishes.SeePerson(found["words"].rstrip(" ?.!"), loosely=True)


def _tell(found: Found) -> Intent:
    return wishes.TellPerson(found["address"], found["words"] or None)


def _reports(found: Found) -> Intent:
    return wishes.SeeReport("")


def _report(found: Found) -> Intent:
    said = (found["report"] or "risk").casefold()
    about = {"domain": "domains", "domains": "domains", "year": "domains", "years": "domains"}.get(said, said)
    return wishes.SeeReport("requests" if about.startswith("request") else about)


def _attendance(found: Found) -> Intent:
    return wishes.SeeReport("attendance", code=found["code"] or None)


def _what_if(found: Found) -> Intent:
    return wishes.SeeReport("what-if", found["policy"])


def _draw(found: Found) -> Intent:
    percent, seed = found["percent"], found["seed"]
    return wishes.DrawAudit(
        Decimal(percent.replace(",", ".")) if percent else None, int(seed) if seed else None,
        day_in(found["by"], found, lean="future"), bool(found["rolling"]),
    )  # fmt: skip


def _on_audit(found: Found) -> Intent:
    verb = {"extend": "extend", "finding": "find", "find": "find", "pass": "pass", "cancel": "cancel"}
    said = verb[found["verb"].casefold()]
    words = found["words"] or ""
    on = day_in(words, found, lean="future") if said == "extend" else None
    return wishes.ActOnAudit(said, subject(found)[1], on, because(words) if said != "extend" else None)


def _pack(found: Found) -> Intent:
    number = found["a"] or found["n"]
    return wishes.PackAudit(int(number) if number else None, found["address"] or None)


AUDIT = r"(?:audit )?a ?#?(?P<a>\d{1,9})|audit #?(?P<n>\d{1,9})"
# What begins like a name and is none: "who is at risk", "who is my mentor", "look up webinars".
NOBODY = rf"(?:{any_of(words_of('no_person'))}\b|\S*\d)"
CYCLE = r"cycle (?P<starts>.+?) (?:to|until|-) (?P<ends>.+)"
PERCENT = r"(?: (?P<percent>\d{1,3}(?:[.,]\d{1,2})?) ?(?:%|percent))?"
SEED = r"(?:,? (?:with )?seed (?P<seed>\d{1,18}))?"
QUEUED = "|".join(f"{kind}s?" for kind in KINDS)
Maker = Callable[[Found], Intent]
LINES: tuple[tuple[str, Maker], ...] = (
    (r"(?:staff|office) help|help (?:for )?(?:staff|office|the office)", lambda _: wishes.StaffHelp()),
    (rf"(?:show |see )?(?:(?P<mine>my )|the )?(?:review )?queue(?: (?:of |for )?(?P<kind>{QUEUED}))?", _queue),
    (r"what(?:'s|’s| is)? (?:waits|waiting|in the queue)(?: for (?P<mine>me)| to be decided)?", _queue_asked),
    (rf"(?:show|see|open) {CASE}", _case),
    (r"(?P<about>exam) (?:application )?#?(?P<n>\d{1,9})", _case),
    (r"(?:show|list|see) (?P<kind>exams)", _queue),
    (
        rf"open (?:an |the )?exam(?: application)? (?:for|of) {ADDRESS}(?:,? (?:for |in )?(?:the )?(?:window )?(?P<window>.+))?",
        _open_exam,
    ),
    (rf"(?:approve|accept) {CASE}{REST}", _approve),
    (rf"(?:decline|reject) {CASE}{REST}", _decline),
    (rf"ask {CASE}{REST}", _ask),
    (rf"assign {REQUEST} (?:to )?{ADDRESS}(?: by (?P<by>.+))?", _assign),
    (rf"recommend {REQUEST}{REST}", _recommend),
    (rf"(?:reverse|correct) {CASE}{REST}", _reverse),
    (rf"reopen {CASE}", _reopen),
    (rf"close {CASE}{REST}", _close),
    (r"(?:show |list )?reasons", lambda _: wishes.SeeReasons()),
    (rf"exam #?(?P<n>\d{{1,9}}) passed (?P<credential>\S+),? issued (?:on )?(?P<issued>.+?),? {CYCLE}", _passed),
    (
        rf"(?:exam|(?P<recert>recertification)) #?(?P<n>\d{{1,9}}) (?:exam )?(?P<what>{any_of(words_of('exam_outcomes'))}){REST}",
        _exam,
    ),
    (r"(?:show |see )?(?:fees due|due fees|fees that are due)", _fees),
    (rf"fee #?(?P<n>\d{{1,9}}) (?P<what>paid|waived|void|refunded){REST}", _fee),
    (rf"(?P<what>record|pay|waive|void|charge|refund) fee #?(?P<n>\d{{1,9}})(?: again| as paid)?{REST}", _fee),
    (
        rf"(?P<what>waive|charge) (?:(?:the )?fee (?:of|for) )?deferral #?(?P<n>\d{{1,9}}){REST}",
        _deferral_fee,
    ),
    (r"(?:show |see )?(?:the )?mentors(?: and candidates)?|mentoring", _mentor),
    (r"assign (?:a )?mentor (?P<mentor>\S+@\S+) to (?P<candidate>\S+@\S+)", _mentor),
    (r"(?:show |list )?roles|who holds (?:a role|roles)", _grant),
    (rf"grant (?:role )?(?P<role>[a-z]+)(?: role)? to {ADDRESS}", _grant),
    (rf"(?P<revoke>revoke) (?:role )?(?P<role>[a-z]+)(?: role)? (?:from|of) {ADDRESS}", _grant),
    (r"(?:find |show |see )?person (?P<words>.+)", _person),
    (rf"(?:tell|write to|write|message|ask) {ADDRESS}(?:[\s:,-]+(?:that )?(?P<words>.+))?", _tell),
    (
        r"(?:show |see |list )?(?:the |all )?reports?|(?:what|which) reports (?:are there|can i (?:see|get|have))",
        _reports,
    ),
    (
        r"(?:show |list |see )?(?:all )?people (?:who (?:are|have) )?(?P<standing>expired|candidates?|applicants?)",
        _standing,
    ),
    (r"who (?:is|are|has|have) (?P<standing>expired)", _standing),
    (r"(?:report )?(?:people |who is )?at risk|report (?P<report>risk|domains?|years?|requests?(?: by age)?)", _report),
    (r"(?:report attendance|attendance report)(?: (?:of |for )?(?P<code>\S{0,63}[^\s.,;!?]))?", _attendance),
    (rf"(?:who(?:'s|’s| is| are)|look up|lookup) (?!{NOBODY})(?P<words>.{{2,80}})", _who),
    (r"what if everyone (?:were|was|is) under (?P<policy>[a-z0-9-]+)", _what_if),
    (rf"draw (?:an )?(?:(?P<rolling>rolling) )?audit(?: of)?{PERCENT}{SEED}(?:,? by (?P<by>.+))?", _draw),
    (r"(?:show |see |list )?(?:open |the )?audits", lambda _: wishes.SeeAudits()),
    (rf"(?P<verb>extend|finding|find|pass|cancel) (?:(?P<x>){AUDIT}){REST}", _on_audit),
    (rf"(?:audit )?pack (?:for |of )?(?:{AUDIT}|{ADDRESS})", _pack),
    *LOOKS,
    *LISTS,
)
TABLE = tuple((re.compile(pattern, re.IGNORECASE | re.DOTALL), make) for pattern, make in LINES)
