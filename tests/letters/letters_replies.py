"""Replies as mail programs print them: what was said, and that everything quoted is cut and kept.

Rows: name, text, what was said. ``{ours}`` is our own letter's text, ``{> ours}`` the same behind quote marks. Every
quoted part holds the words "Reply YES": they must never be read as said. HELD rows were written after the code.
"""

# ruff: noqa: E501 - letters are typed off as they are printed

from __future__ import annotations

from typing import NamedTuple

OURS = "Ready to save: *GPP3: what changed* · 1.5 h\nReply YES and the domain (develop, implement or foster) to save it.\n\nHours: 1.5 (on the list)\n\nReply with one of:\n  yes   (Save)\n  cancel"
MARKED = "=== Please write your answer above this line ===\n\n" + OURS


class Answer(NamedTuple):
    """One reply and what was said in it."""

    name: str
    text: str
    said: str
    marked: bool = False


KNOWN = (
    Answer("gmail-en", "yes, implement\n\nOn Wed, Mar 4, 2026 at 10:00 AM Tally <intake@tally.test> wrote:\n\n{> ours}\n", "yes, implement"),
    Answer("gmail-wrapped", "yes, implement\n\nOn Wed, Mar 4, 2026 at 10:00 AM Tally for the certification programme <\nintake+tally-abc@tally.test> wrote:\n\n{> ours}\n", "yes, implement"),
    Answer("gmail-de", "ja\n\nAm Mi., 4. März 2026 um 10:00 Uhr schrieb Tally <intake@tally.test>:\n\n{> ours}\n", "ja"),
    Answer("gmail-fr", "oui, 2 heures\n\nLe mer. 4 mars 2026 à 10:00, Tally <intake@tally.test> a écrit :\n\n{> ours}\n", "oui, 2 heures"),
    Answer("gmail-es", "sí\n\nEl mié, 4 mar 2026 a las 10:00, Tally (<intake@tally.test>) escribió:\n\n{> ours}\n", "sí"),
    Answer("gmail-it", "sì\n\nIl giorno mer 4 mar 2026 alle ore 10:00 Tally <intake@tally.test> ha scritto:\n\n{> ours}\n", "sì"),
    Answer("gmail-nl", "ja\n\nOp wo 4 mrt 2026 om 10:00 schreef Tally <intake@tally.test>:\n\n{> ours}\n", "ja"),
    Answer("gmail-pl", "tak\n\nśr., 4 mar 2026 o 10:00 Tally <intake@tally.test> napisał(a):\n\n{> ours}\n", "tak"),
    Answer("gmail-ja", "はい\n\n2026年3月4日(水) 10:00 Tally <intake@tally.test>:\n\n{> ours}\n", "はい"),
    Answer("gmail-zh", "好\n\nTally <intake@tally.test> 于2026年3月4日周三 10:00写道：\n\n{> ours}\n", "好"),
    Answer("outlook-en", "no, 2 hours\n\nFrom: Tally <intake@tally.test>\nSent: Wednesday, March 4, 2026 10:00 AM\nTo: Dana Example <dana@example.org>\nSubject: Ready to save\n\n{ours}\n", "no, 2 hours"),
    Answer("outlook-de", "ja bitte\n\nMit freundlichen Grüßen\nDana Example\nPublication Manager\nTel. +49 30 1234567\n\nVon: Tally <intake@tally.test>\nGesendet: Mittwoch, 4. März 2026 10:00\nAn: Dana Example <dana@example.org>\nBetreff: Ready to save\n\n{ours}\n", "ja bitte"),
    Answer("outlook-old", "yes\n\n-----Original Message-----\nFrom: Tally [mailto:intake@tally.test]\nSent: 04 March 2026 10:00\nTo: Dana\nSubject: Ready\n\n{ours}\n", "yes"),
    Answer("outlook-ios", "yes\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Tally <intake@tally.test>\nSent: Wednesday, March 4, 2026 10:00:00 AM\nTo: dana@example.org\nSubject: Ready\n\n{ours}\n", "yes"),
    Answer("apple-mail", "it was in March\n\n> On 4 Mar 2026, at 10:00, Tally <intake@tally.test> wrote:\n> \n{> ours}\n", "it was in March"),
    Answer("iphone", "Yes\n\nSent from my iPhone\n\n> On Mar 4, 2026, at 10:00 AM, Tally <intake@tally.test> wrote:\n> \n{> ours}\n", "Yes"),
    Answer("thunderbird-below", "On 04/03/2026 10:00, Tally wrote:\n{> ours}\n\nyes, foster\n\n-- \nDana Example\n", "yes, foster"),
    Answer("interleaved", "On 04/03/2026 10:00, Tally wrote:\n> How long was it?\n2 hours\n> Which domain?\nimplement\n{> ours}\n", "2 hours\nimplement"),
    Answer("marker-only", "yes\n\nSomething unknown introduces this\n\n{ours}\n", "yes\n\nSomething unknown introduces this", True),
    Answer("marker-quoted-unknown-program", "yes, develop\n\nTally intake@tally.test mandrosim 2026-03-04 10:00:\n{> ours}\n", "yes, develop", True),
    Answer("yahoo-same-line", "yes please    On Wednesday, March 4, 2026 at 10:00:00 AM GMT+1, Tally <intake@tally.test> wrote:  \n \n {ours}\n", "yes please"),
    Answer("zoho", "cancel\n\n\n---- On Wed, 04 Mar 2026 10:00:00 +0100 Tally <intake@tally.test> wrote ----\n\n{ours}\n", "cancel"),
    Answer("samsung", "yes\n\nSent from my Galaxy\n\n-------- Original message --------\nFrom: Tally <intake@tally.test>\nDate: 04/03/2026 10:00 (GMT+01:00)\nTo: dana@example.org\nSubject: Ready\n\n{ours}\n", "yes"),
    Answer("signature-only", "add 1.5h GPP3 yesterday\n\n--\nDana Example, CMPP\nExample Medical · +1 555 0100\n", "add 1.5h GPP3 yesterday"),
    Answer("nothing-said", "\n\nOn Wed, Mar 4, 2026 at 10:00 AM Tally <intake@tally.test> wrote:\n\n{> ours}\n", ""),
    Answer("wrapped-quotation", "no thanks\n\nOn Wed, Mar 4, 2026 at 10:00 AM Tally <intake@tally.test> wrote:\n> Ready to save. Reply YES and the domain (develop, implement or foster) to save\nit, Reply YES\n> or write what to change\n", "no thanks"),
)  # fmt: skip

KNOWN += (
    Answer("marker-first-lines-only", "no thanks\n\nOn 04/03/2026 10:00, Tally wrote:\n> === Please write your answer above this line ===\n\n> Reply with one of:\n  yes   (Save)\n  cancel\n\n> Reply YES to save it\n", "no thanks"),
    Answer("marker-answer-below", "On 04/03/2026 10:00, Tally wrote:\n{> ours}\n\nyes, implement\n", "yes, implement", True),
)  # fmt: skip

HELD = (
    Answer("gmail-pt", "sim\n\nEm qua., 4 de mar. de 2026 às 10:00, Tally <intake@tally.test> escreveu:\n\n{> ours}\n", "sim"),
    Answer("gmail-sv", "ja, 2 timmar\n\nDen ons 4 mars 2026 kl 10:00 skrev Tally <intake@tally.test>:\n\n{> ours}\n", "ja, 2 timmar"),
    Answer("gmail-tr", "evet\n\nTally <intake@tally.test>, 4 Mar 2026 Çar, 10:00 tarihinde şunu yazdı:\n\n{> ours}\n", "evet"),
    Answer("gmail-ru", "да\n\nср, 4 мар. 2026 г. в 10:00, Tally <intake@tally.test>:\n\n{> ours}\n", "да"),
    Answer("gmail-ko", "네\n\n2026년 3월 4일 (수) 오전 10:00, Tally <intake@tally.test>님이 작성:\n\n{> ours}\n", "네"),
    Answer("gmail-cs", "ano\n\nst 4. 3. 2026 v 10:00 odesílatel Tally <intake@tally.test> napsal:\n\n{> ours}\n", "ano"),
    Answer("outlook-fr", "Oui, merci\n\nCordialement,\nDana Example\n\nDe : Tally <intake@tally.test>\nEnvoyé : mercredi 4 mars 2026 10:00\nÀ : Dana Example <dana@example.org>\nObjet : Ready to save\n\n{ours}\n", "Oui, merci"),
    Answer("outlook-web-rule", "the last one\n________________________________\nFrom: Tally <intake@tally.test>\nSent: Wednesday, March 4, 2026 10:00 AM\nTo: Dana Example <dana@example.org>\nSubject: Ready to save\n\n{ours}\n", "the last one"),
    Answer("protonmail", "yes\n\nSent with Proton Mail secure email.\n\nOn Wednesday, March 4th, 2026 at 10:00 AM, Tally <intake@tally.test> wrote:\n\n{> ours}\n", "yes"),
    Answer("gmx", "ja\n\nGesendet: Mittwoch, 4. März 2026 um 10:00 Uhr\nVon: Tally <intake@tally.test>\nAn: dana@example.org\nBetreff: Ready to save\n{ours}\n", "ja"),
    Answer("android-de", "ja\n\nVon meinem iPhone gesendet\n\n> Am 04.03.2026 um 10:00 schrieb Tally <intake@tally.test>:\n> \n{> ours}\n", "ja"),
    Answer("two-answers-between", "Hello Tally,\n\nOn 04/03/2026 10:00, Tally wrote:\n> How long was it?\n\n90 min\n\n> When was it?\n\nlast Friday\n\n{> ours}\n", "Hello Tally,\n\n90 min\n\nlast Friday"),
    Answer("marker-in-outlook", "save\n\n{ours}\n", "save", True),
    Answer("roundcube", "yes\n\nOn 2026-03-04 10:00, Tally wrote:\n{> ours}\n", "yes"),
    Answer("bare-quote", "implement\n\n{> ours}\n", "implement"),
)  # fmt: skip
