"""What a word of the programme means, in a sentence or two; and where one changes what stands in the membership record."""

from __future__ import annotations

import re

from bot.intents import Explain
from bot.router import Router
from bot.turn import Turn
from core.message import Choice, Reply

router = Router()

# ruff: noqa: E501 - a table, a row a word
GLOSSARY: dict[str, tuple[str, str]] = {
    # word: what it means; what one can type
    "practitioner": ("a medical publication professional of any standing: whoever this record is about.", "profile"),
    "standing": ("where somebody is with the credential: none, applicant, candidate, CMPP or expired. Yours is in your profile.", "profile"),
    "applicant": ("somebody who has applied for the exam and waits for the office's answer.", "apply for the exam"),
    "candidate": ("somebody whose application is approved: they may sit the exam, and may ask for a mentor.", "I'd like a mentor"),
    "CMPP": ("a Certified Medical Publication Professional: somebody who passed the exam and holds the credential.", "profile"),
    "expired": ("the standing of somebody whose credential has ended without being renewed.", "profile"),
    "credential": ("what you are certified with: it has a number, a day it was issued and a day it ends. A certificate is something else: proof of one session.", "when does my certification expire?"),
    "certificate": ("the proof that you attended: a file for one credit. Several files of a credit become one document.", "attach to 12"),
    "cycle": ("the years from your certification to its end. Each year of it asks for its own credits, and a missed year can't be made up later.", "am I on track?"),
    "proposal": ("a credit as I understood it, shown before anything is saved. It gets its number once you say save.", "add 1.5h GPP3"),
    "counts": ("whether a credit is reckoned towards recertification: it needs a basis and, mostly, its certificate. The list says why one doesn't.", "list"),
    "basis": ("why a credit may count: it is on the approved list, or a request for it was approved, or the programme saw you attend.", "request credit for #12"),
    "approved activity": ("an entry of the programme's list: its hours, day and domain are fixed there, and it counts once its certificate is here.", "search annual meeting 2026"),
    "credit": ("one line of your record: a session you attended, with hours, day and domain. One credit is one hour.", "add 1.5h GPP3"),
    "CEU": ("a continuing education unit. Mostly it is ten hours, but some print it for one, so I ask what was meant.", "add 1.5h GPP3"),
    "domain": ("what a credit is about: Develop Publication Plan, Implement Publication Plan, or Foster Ethical and Compliant Behavior in Publications. Each has its own minimum.", "how many hours do I need in implement?"),
    "develop": ("short for the domain Develop Publication Plan, one of three. A credit belongs to one of them; an approved activity brings its own.", "search develop"),
    "implement": ("short for the domain Implement Publication Plan, one of three. A credit belongs to one of them; an approved activity brings its own.", "search implement"),
    "foster": ("short for the domain Foster Ethical and Compliant Behavior in Publications, one of three; *ethics* says it too. An approved activity brings its own.", "search foster"),
    "provider": ("whoever held a session: a society, a school, a company. A request for credit asks for its name.", "request credit for teaching a workshop"),
    "faculty": ("the others who taught a session with you. A request for credit asks for their names; *skip* says there were none.", "request credit for teaching a workshop"),
    "course type": ("the kind of an approved activity, such as ISMPP U or Annual Meeting; the list can be searched by it.", "search ISMPP U 2025"),
    "request": ("a question to the Recertification Committee: whether something that is not on the approved list may count, and for how many hours.", "request credit for teaching a workshop"),
    "attendance": ("who came to a live session, from the webinar's list or the check-in. Credits from it need no certificate.", "check in AB23CD45"),
    "check-in": ("the code shown in the room of a live session: with it the session is entered for you.", "check in AB23CD45"),
    "policy": ("one dated edition of the recertification rules. Your cycle keeps the edition it began under; your profile names it.", "profile"),
    "requirement": ("what must be met before you can recertify, such as the credits of each year and of each domain.", "am I on track?"),
    "limit": ("a cap on how much of something counts; whatever is over it is kept and says so.", "list"),
    "office": ("the people who run the programme. I pass on what you write to them.", "contact the office"),
    "committee": ("the Recertification Committee: colleagues who decide about requests for credit.", "my requests"),
    "communications": ("everything the programme has sent you, to be read again at any time.", "communications"),
    "member": ("somebody with a membership at the society now. Name, phone, address and organisation are copied from there.", "profile"),
    "ISMPP": ("the International Society for Medical Publication Professionals, whose programme the CMPP credential is.", "search ISMPP U 2025"),
    "ISMPP U": ("the society's series of webinars, held live and offered as recordings afterwards.", "search ISMPP U 2025"),
    "recording": ("a webinar seen afterwards. On the approved list it is an activity of its own, not the live one.", "which recordings are left?"),
    "exam": ("the test that makes a candidate a CMPP, held in two windows a year.", "apply for the exam"),
    "exam window": ("the weeks in which the exam can be sat; applications close some weeks before.", "when is my deadline?"),
    "authorization to test": ("the test centre's message that you may book your appointment; it comes some days after your application is approved.", "status of my exam application"),
    "attestation": ("your word that what you hand in is true; an application can't be sent without it.", "apply for the exam"),
    "ADA accommodations": ("what somebody needs to sit the exam because of a disability. It is asked for in the application and seen by the office only.", "apply for the exam"),
    "deferral": ("moving the exam to the next window, with a fee unless there was an emergency.", "defer my exam"),
    "recertification": ("renewing the credential at the end of its cycle, by credits or by exam, with one application.", "recertify"),
    "mentor": ("a CMPP who helps a candidate to prepare. Candidates ask for one, CMPPs offer, the office brings them together.", "I want to volunteer as a mentor"),
    "badge": ("the digital sign of your credential, to be shown online; its end moves when you recertify.", "where is my badge?"),
    "audit": ("a check of some records, drawn by lot: the documents of those people are looked at.", "my audit"),
    "fee": ("what is to be paid, for example for a deferral or by who is no member.", "my fees"),
}  # fmt: skip
SIGN_OUT = {
    "web": "Press *Sign out* on this page. That ends the visit on this device; your record stays as it is.",
    "slack": "There is nothing to sign out of here: Slack knows who you are. To take this account off your record, type: unlink slack",
    "mail": "There is nothing to sign out of in letters: each answer is proven by itself. To take an address off your record, type: unlink old@example.org",
    "terminal": "Close this conversation with Ctrl+D. That ends the visit; your record stays as it is.",
}
_MAIL = re.compile(r"change my .*e?-?mail")
_MIRRORED = re.compile(
    r"change my (?P<what>.*(?:name|address|phone|telephone)|phone number|telephone number|organi[sz]ation|affiliation|membership)"
)


@router.answers(Explain)
def explain(turn: Turn, wish: Explain) -> Reply:
    """The words asked about, or all of them by name."""
    if not wish.terms:
        names = " · ".join(sorted(GLOSSARY, key=str.casefold))
        return Reply(
            f"The programme's words: {names}.\nAsk about any of them, for example: what is a candidate?",
            subject="Words",
        )
    shown = [(name, *GLOSSARY[name]) for name in dict.fromkeys(wish.terms)]
    lines = [f"*{name}*: {means}" for name, means, _ in shown]
    examples = list(dict.fromkeys(example for _, _, example in shown))
    return Reply(
        "\n".join([*lines, "Type for example: " + " - or: ".join(examples)]), subject=f"What {shown[0][0]} means"
    )


def how_to(turn: Turn, wanted: str) -> Reply | None:
    """Help with what is done elsewhere or in more than one step: signing out, changing one's own facts; None for other words."""
    low = wanted.casefold()
    if low == "sign out":
        return Reply(SIGN_OUT.get(turn.message.channel, SIGN_OUT["web"]), subject="Signing out")
    if _MAIL.fullmatch(low) or low in {"change my email address", "change my mail address"}:
        return Reply(
            "An address that may write to me you change yourself: type *link new@example.org*, then *unlink old@example.org*. "
            f"The one in your membership record is changed there, with {turn.house.settings.programme}.",
            choices=(Choice("Add an address", "link"), Choice("My profile", "profile")),
            subject="Your addresses",
        )
    if match := _MIRRORED.fullmatch(low):
        what = match["what"]
        return Reply(
            f"Your {what} is copied from your membership record with {turn.house.settings.programme} and is changed there; the "
            f"next copy brings it here. To have the office see to it, type: tell the office my {what} has changed",
            choices=(Choice("My profile", "profile"),),
            subject=f"Your {what}",
        )
    return None
