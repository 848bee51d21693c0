"""What kind of document the words make: only a certificate proves anything. Pure."""

from __future__ import annotations

import re

from core.certificates.cues import CERTIFIES, HOLDER_LABEL, KIND_OF_ACTIVITY, TITLE_LABEL, verbs
from core.certificates.page import Page

_HEADING = re.compile(
    r"\b(?:certificate|statement|letter|record|proof|verification|documentation|confirmation)\s+of\s+(?:\w+\s+){0,3}(?:attendance|"
    r"participation|completion|credits?|education|achievement|continuing|learning)|"
    r"\b(?:attendance|completion|participation|credit|education|training|ce|cme|cpe|cne|cpd|"
    r"course|hours?)\s+certificate\b|\bcertificate\b|\btranscript\b|\bstatement\s+of\s+[\w ]{0,40}(?:credit|"
    r"education|participation)|\bdocumentation\s+of\s+credit|\b(?:education|credit|attendance|"
    r"completion)\s+statement\b|"
    r"teilnahme(?:bescheinigung|bestätigung|zertifikat|nachweis)|fortbildungs(?:zertifikat|nachweis|"
    r"bescheinigung)|\bzertifikat\b|\bbescheinigung\b|"
    r"attestation|certificat\b|certificado|constancia|diploma\b|acreditaci[óo]n",
    re.I,
)
_AWARD = re.compile(
    (
        r"\b(?:is|was|has\s+been|are)\s+(?:hereby\s+)?awarded|has\s+(?:earned|received|been\s+(?:granted|"
        r"awarded|credited))|(?:credits?|hours?)\s+(?:earned|awarded|claimed)|designated\s+for"
    ),
    re.I,
)
_COMPLETED = re.compile(
    (
        r"(?:^|[\n\t])(?:date\s+(?:of\s+)?(?:complet\w+|participation|attendance|attended)|complet\w+\s+(?:date|"
        r"on)|attended\s+on)\s*[:\t\n]"
    ),
    re.I,
)
_PROMISE = re.compile(
    r"(?:certificate|credit)s?\s+(?:of\s+\w+\s+)?(?:will\s+be|can\s+be|is\s+available|may\s+be|"
    r"are\s+available|to\s+follow|shall\s+be|has\s+been\s+attached)|"
    r"(?:to\s+(?:receive|claim|obtain|download|get)|claim|download|access)\s+(?:your|the)\s+(?:\w+\s+){0,3}(?:certificate|"
    r"credits?)|(?:complete|fill\s+(?:in|out)|take)\s+(?:the|our|this|an)\s+(?:\w+\s+){0,2}(?:evaluation|"
    r"survey|post-?test)",
    re.I,
)
_RECEIPT = re.compile(
    r"\breceipt\b|\binvoice\b|\bamount\s+(?:paid|due|charged)|\btotal\s+(?:due|paid|amount|charged)|"
    r"\bsub-?total\b|\bpayment\s+(?:method|received|date|confirmation|details)|\border\s+(?:number|"
    r"no\.?|#|total|confirmation|date|summary)|"
    r"\bbilling\b|\bbill\s+to\b|\bbalance\s+due\b|\btransaction\s+(?:id|number)|\bvisa\b|\bmastercard\b|"
    r"\bsales\s+tax\b|\bvat\b|\bunit\s+price\b|\bqty\b|\bquantity\b|rechnung|quittung|mwst|facture|"
    r"\breçu\b|\bfactura\b|\brecibo\b|\biva\b",
    re.I,
)
_MONEY = re.compile(r"(?:[$€£]|USD|EUR|GBP|CHF)\s?\d[\d.,]*|\d[\d.,]*\s?(?:€|EUR|USD|GBP|CHF)\b")
_INVITATION = re.compile(
    r"\binvit(?:ed?|es|ation)\b|\bjoin\s+us\b|\bsave\s+the\s+date\b|\bregister\s+(?:now|today|"
    r"here|at|by|online)\b|\bregistration\s+(?:is\s+(?:now\s+)?open|opens|closes|link|deadline|"
    r"confirm\w*|fee)|\brsvp\b|\bjoin\s+(?:zoom|the\s+)?\s*(?:meeting|webinar|link)|"
    r"\bmeeting\s+id\b|\bpasscode\b|\badd\s+to\s+(?:my\s+)?calendar|\byou\s+(?:are|have)\s+(?:now\s+)?(?:been\s+)?registered\b|"
    r"\bwe\s+look\s+forward\s+to\s+(?:seeing|welcoming)|\bwhen\s*:|\bwhere\s*:|\borganizer\s*:|"
    r"\bupcoming\b|\bwill\s+(?:be\s+held|take\s+place|discuss|present)|"
    r"einladung|wir\s+laden|anmeldung|nous\s+vous\s+invitons|invitaci[óo]n|inscr[íi]base|le\s+invitamos|begin:vcalendar",
    re.I,
)
_SLIDES = re.compile(
    (
        r"\b(?:agenda|outline|learning\s+objectives|objectives|disclosures?|conclusions?|take-?home|"
        r"key\s+(?:points|messages)|questions\s*\??|q\s*&\s*a|references|thank\s+you|background|"
        r"methods|results|summary|overview|case\s+study|introduction|acknowledge?ments?)\b"
    ),
    re.I,
)
_THANKS = re.compile(
    (
        r"\bthank\s+you\s+for\s+(?:attending|joining|participating|your\s+(?:attendance|participation|"
        r"registration))|\bthanks\s+for\s+(?:attending|joining)|vielen\s+dank\s+für\s+ihre\s+teilnahme|"
        r"merci\s+(?:d['’]avoir|de\s+votre)\s+particip"
    ),
    re.I,
)


def kind_of(pages: list[Page]) -> str:
    """certificate, receipt, invitation, slides or unknown."""
    text = "\n".join(page.text for page in pages)
    if not text.strip():
        return "unknown"
    proof = _proof(text)
    receipt, invitation = _receipt(text), _distinct(_INVITATION, text)
    if proof >= 4 and receipt < 4:
        return "certificate"
    if receipt >= 3 and receipt >= invitation:
        return "receipt"
    if _are_slides(pages) and proof < 4:
        return "slides"
    if invitation >= 2 and proof < 4:
        return "invitation"
    return "certificate" if proof >= 3 and not receipt >= 3 else "unknown"


def _proof(text: str) -> int:
    """How much the words prove: the heading, the certifying, the taking part and an award count; promises count against."""
    verb = 0
    if not _THANKS.search(text):
        verb = max((3 if _is_full(text, m) else 2 for m in verbs(text)), default=2 * bool(_VERB_LAST.search(text)))
    score = 2 * bool(_HEADING.search(text)) + 2 * bool(CERTIFIES.search(text)) + verb + 2 * bool(_AWARD.search(text))
    score += bool(TITLE_LABEL.search(text)) + bool(HOLDER_LABEL.search(text)) + bool(_COMPLETED.search(text))
    promise = 3 * bool(_PROMISE.search(text)) + 2 * bool(_THANKS.search(text))
    return score - (0 if CERTIFIES.search(text) and verb else promise)


def _is_full(text: str, verb: re.Match[str]) -> bool:
    """Whether a verb says all that a certificate says: "has completed", or "attended the webinar titled"."""
    return verb[0].lower().startswith("has ") or bool(KIND_OF_ACTIVITY.match(text, verb.end()))


_VERB_LAST = re.compile(r"\bteilgenommen\b", re.I)


def _receipt(text: str) -> int:
    return _distinct(_RECEIPT, text) + (2 if _MONEY.search(text) else 0) if _RECEIPT.search(text) else 0


def _distinct(pattern: re.Pattern[str], text: str) -> int:
    return len({" ".join(m[0].lower().split()) for m in pattern.finditer(text)})


def _are_slides(pages: list[Page]) -> bool:
    """Several pages of few lines each, a good part with the headings of a talk."""
    if len(pages) < 3:
        return False
    short = sum(1 for p in pages if len(p.lines) <= 18)
    headed = sum(1 for p in pages if p.lines and _SLIDES.search(" ".join(line.text for line in p.lines[:2])))
    return short >= 0.7 * len(pages) and headed >= max(2, 0.3 * len(pages))
