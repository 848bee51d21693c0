"""The phrases that certificates are built from, as patterns: who certifies, who took part, in what. Pure."""

from __future__ import annotations

import re
from itertools import islice

_ADVERB = r"(?:successfully|satisfactorily|virtually|hereby|actively|fully|also|duly|erfolgreich)"
_NOUN = (
    r"(?:activit(?:y\(ies\)|ies|y)|courses?(?:\(s\))?|programs?|programmes?|webinars?|webcasts?|"
    r"workshops?|sessions?|seminars?|symposi(?:um|a)|"
    r"conferences?|congress|meetings?|lectures?|events?|trainings?|modules?|materials?|presentations?|"
    r"series|class|podcasts?|journal\s+club|"
    r"examination|curriculum|offering|education|cme|symposium|intervention|e-?learning|masterclass|tutorial|recording|"
    r"veranstaltung|fortbildung(?:sveranstaltung)?|seminar|kurs|schulung|tagung|kongress|formation|"
    r"s[ée]ance|cours|journ[ée]e|congr[èe]s|"
    r"curso|jornada|seminario|taller|congreso|actividad|sesi[óo]n|formaci[óo]n|webinario)"
)
_ADJECTIVE = (
    r"(?:live|online|on-?line|virtual|educational|education|continuing|continuous|medical|nursing|"
    r"pharmacy|pharmacist|professional|development|"
    r"enduring|internet(?:-based)?|web-?based|cme|ce|cpe|cne|cpd|cme/ce|accredited|certified|"
    r"approved|following|self-?study|home-?study|distance|"
    r"learning|knowledge-?based|application-?based|on-?demand|hybrid|interactive|\d+(?:\.\d+)?-(?:hour|minute|day)|in-person|cpe-accredited|"
    r"training|virtual/live|initiative|"
    r"multimedia|journal-based|recorded|archived|interprofessional|activity/|activity|self-?directed|"
    r"self-?paced|e-?learning|one-day|two-day|half-day|"
    r"regional|international|material|conference|credit|scientific|online-|wissenschaftliche[nr]?|zertifizierte[nr]?|"
    r"formative|médica|formativa|científica|en\s+ligne)"
)
_ARTICLE = r"(?:the|this|a|an|our|these|above|der|die|das|dem|an|am|la|le|el|los|las|une?|du|al?|au|zum|zur|to|en)"
_DID = (
    r"(?:participat(?:ed|ing)\s+(?:as\s+an?\s+\w+\s+)?(?:in|at)|attended|attending|attendance\s+(?:at|"
    r"of|in)|participation\s+(?:in|at)|completed|completing|completion\s+of|"
    r"taken\s+part\s+in|took\s+part\s+in|fulfilled\s+(?:all\s+)?(?:of\s+)?the\s+requirements\s+(?:of|"
    r"for)|met\s+(?:all\s+)?(?:of\s+)?the\s+requirements\s+(?:of|for)|"
    r"passed|viewed|reviewed|finished|was\s+present\s+at|"
    r"teilgenommen\s+(?:hat\s+)?an|teilnahme\s+an|nahm\s+teil\s+an|nahm|hat(?=\s+an\s)|absolviert|besucht|"
    r"(?:a|ont)\s+(?:bien\s+)?(?:particip[ée]|assist[ée]|suivi)(?:\s+[àa](?!\w))?|(?:bien\s+)?particip[ée]\s+[àa](?!\w)|"
    r"assist[ée]\s+[àa](?!\w)|suivi|"
    r"ha\s+(?:participado|asistido|completado|realizado|superado)(?:\s+(?:en|a)(?!\w))?)"
)
PARTICIPATED = re.compile(
    rf"(?:\b(?:has|have|had|hat|he/she|was)\s+)?(?:{_ADVERB}\s+)*\b{_DID}(?:,?\s+(?:and|und)\s+(?:has\s+)?(?:{_ADVERB}\s+)*{_DID})*",
    re.I,
)
"""The verb of a certificate: what follows is the activity, what stands before is the person."""

_NO_VERB = re.compile(
    (
        r"(?:extent\s+of\s+(?:their|your|the|his|her)|upon|after|following|satisfactory|successful|"
        r"of|certifies\s+the|record\s+of\s+your|immediately\s+upon|during|by|requires?|prior\s+to|"
        r"before|be|to)\s+\Z"
    ),
    re.I,
)


_MOST_PLACES = 60


def places_of(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """The first places of a phrase; a text that repeats one without end says nothing more by it."""
    return list(islice(pattern.finditer(text), _MOST_PLACES))


def skipped(text: str, at: int, marks: str) -> int:
    """The first place from ``at`` on that holds none of the marks."""
    while at < len(text) and text[at] in marks:
        at += 1
    return at


def verbs(text: str) -> list[re.Match[str]]:
    """The places where somebody is said to have taken part; "the extent of their participation in" is none."""
    return [m for m in places_of(PARTICIPATED, text) if not _NO_VERB.search(text[max(0, m.start() - 40) : m.start()])]


FAR_KIND_OF_ACTIVITY = re.compile(
    (
        rf"[^\n.]{{0,140}}?(?:\n[^\n.]{{0,100}}?)?(?:\b(?:titled|entitled)\b\s*:?|\bfollowing\s+(?:{_ADJECTIVE}\s+)*{_NOUN}(?:\s+(?:titled|"
        rf"entitled))?\s*:|{_NOUN}\s+(?:listed\s+)?below\s*:?(?=\n))"
    ),
    re.I,
)
"""The same, a few words further on: "the requirements for ... for the following educational activity:"."""

KIND_OF_ACTIVITY = re.compile(
    rf"(?:[\s\t]+(?:{_ARTICLE}))*(?:[\s\t]+(?:{_ADJECTIVE}))*[\s\t]+{_NOUN}(?:\s*\(\w+\))?(?:[\s\t]*/\s*{_NOUN})?"
    r"(?:\s*[,\t]?\s*(?P<named>titled|entitled|called|named|on\s+the\s+topic\s+of|on\s+the\s+subject\s+of|"
    r"mit\s+dem\s+titel|zum\s+thema|mit\s+dem\s+thema|"
    r"intitul[ée]e?s?|titulad[oa]|denominad[oa]|known\s+as|below|listed\s+below)?\s*(?P<mark>[:\n\t]|"
    r"(?=[\"“„«']))|\s+(?P<named2>titled|entitled|called|named|mit\s+dem\s+titel|"
    r"zum\s+thema|intitul[ée]e?s?|titulad[oa]|denominad[oa])\b\s*:?)",
    re.I,
)
"""Stands between the verb and the title: "the live activity titled"."""

VERB_LAST = re.compile(
    (
        rf"\b(?:an\s+(?:der|dem|den|einer|einem)|am|die|das|den|zum|zur|der)\s+(?:{_ADJECTIVE}\s+)*{_NOUN}(?:[\s,]+(?:mit\s+dem\s+(?:titel|"
        rf"thema)|zum\s+thema|zu))?\s*:?\s*(?:\n|(?=[\"“„«»]))"
    ),
    re.I,
)
"""The same in German, where the verb comes last: "an dem Seminar"."""

BRANDED_KIND = re.compile(
    rf"(?:[ ]+[\w&’'./-]+){{1,6}}?[ ]+{_NOUN}(?:\s*\(\w+\))?(?:\s+(?:titled|entitled|called))?\s*:?\n"
    r"|[ ]+\d[\d.,]*[ ]+(?:total[ ]+)?(?:\w+[ ]+){0,2}(?:hours?|credits?)[ ]+(?:of|in|for)(?:[ ]+the)?\s*\n",
    re.I,
)
"""The same with a name in it, or an amount: "the ISMPP U live webinar", "4.5 total hours of"."""

PLAIN_KIND = re.compile(
    r"\s+(?:[a-z\-]+\s+){0,3}(?:course|webinar|workshop|session|seminar|module|programme?|training|activity|conference|lecture)\s+(?=[A-ZÀ-Ý])"
)
"""The same in small letters right before a title with a capital: "the course Clear Tables"."""

GREETS = re.compile(
    r"\b(?:congratulations|well\s+done|glückwunsch|félicitations|felicidades)\b\s*[,:!]?\s+(?:to\s+)?", re.I
)
"""A name follows."""

PERSON_BEFORE = re.compile(r"\n(?=hat\s+(?:am|an|vom|erfolgreich|die|das|im|in)\s)", re.I)
"""German: the person stands on the line before."""

ARTICLES = re.compile(r"[\s\t]+(?:the|an?|der|dem|die|das|am|la|le|el|une?|du|au|al|en|los|las)(?=\s)|\s*[:]", re.I)

CERTIFIES = re.compile(
    r"(?:\b(?:hereby\s+|does\s+hereby\s+)?(?:t?certif(?:y|ies)|confirms?|verif(?:y|ies)|attests?|"
    r"acknowledges?|recogni[sz]es?|declares?)\b(?:\s+to\b)?(?:\s+that\b)?"
    r"|\b(?:is\s+)?(?:hereby\s+)?(?:proudly\s+)?(?:awarded|presented|issued|granted|given|conferred|"
    r"certified|bestowed)\s+(?:to|upon|on)(?!\w)(?:\s+that\b)?"
    r"|\bgrants\s+this\s+certificate\s+to\b|\bawards\s+this\s+certificate\s+to\b|\bthis\s+is\s+to\s+certify(?:\s+that)?|"
    r"\bcertifies\s+the\s+(?:attendance|participation)\s+of|\bdear"
    r"|\b(?:bestätigt|bescheinigt|bestätigen|bescheinigen)(?:\s+wir)?(?:\s*,?\s*(?:hiermit\s*,?\s*)?(?:dass|"
    r"daß))?|\bhiermit\s+wird\s+(?:bestätigt|bescheinigt)\s*,?\s*(?:dass|daß)"
    r"|\b(?:certifie|atteste|certifions|attestons)(?:\s+que)?\b|\b(?:d[ée]livr[ée]e?|d[ée]cern[ée]e?|remise?)\s+[àa]\b"
    r"|\b(?:certifica|acredita|certifican|hace\s+constar|se\s+certifica|se\s+hace\s+constar)(?:\s+que)?\b|"
    r"\b(?:otorgado|concedido|entregado|otorga\s+el\s+presente\s+\w+)\s+a\b)"
    r"\s*:?",
    re.I,
)
"""Says that somebody's name follows."""

_OF_WHAT = (
    r"(?:CE|CME|CPE|CPD|educational|training|live|webinar|session|programme?|course|event|activity|"
    r"presentation|lecture|conference|meeting)"
)
TITLE_LABEL = re.compile(
    rf"(?:^|(?<=[\n\t]))(?:(?:(?:{_OF_WHAT}\s*/?\s*)+(?:title|name|topic)|title\s+of\s+(?:the\s+)?(?:{_OF_WHAT}\s*)+|"
    rf"name\s+of\s+(?:the\s+)?{_OF_WHAT}|title|titel(?:\s+der\s+\w+)?|veranstaltungstitel|"
    r"intitul[ée](?:\s+de\s+la\s+\w+)?|titre|t[íi]tulo|nombre\s+del\s+curso)(?:\(s\))?\s*(?:[:]\s*|\t\s*|[:]?\n)|"
    rf"(?:{_OF_WHAT}\s+)?(?:activity|course|programme?|event(?:\s*/\s*session)?|session|webinar|"
    rf"conference|topic|workshop|training|meeting|seminar|lecture|thema(?:\s+der\s+\w+)?|veranstaltung|"
    rf"fortbildung|kurs|formation|"
    r"curso|actividad|evento)(?:\(s\)|\s+attended|\s+completed)?\s*(?:[:]\s*|\t\s*)|course\s+information\n)",
    re.I,
)
HOLDER_LABEL = re.compile(
    r"(?:^|(?<=[\n\t]))(?:(?:participant|attendee|learner|recipient|delegate|registrant|student|"
    r"member|licensee|nurse|pharmacist|physician|awardee|holder|professional|user|candidate|"
    r"trainee|customer)"
    r"(?:[’']?s)?(?:\s+(?:full\s+)?name)?|(?:full\s+|your\s+)?name(?:\s+of\s+(?:participant|"
    r"attendee|learner|recipient|licensee|student))?|issued\s+to|awarded\s+to|certificate\s+holder|"
    r"teilnehmer(?:in|/in|:in|\*in)?|name,\s*vorname|vorname\s+name|(?:nom(?:\s+et\s+pr[ée]nom)?|"
    r"pr[ée]nom\s+et\s+nom|participante?|nombre(?:\s+y\s+apellidos)?|asistente|alumno))"
    r"\s*(?:[:]\s*|\t\s*|[:]?\n)",
    re.I,
)
PROVIDER_LABEL = re.compile(
    r"(?:^|(?<=[\n\t]))(?:(?:accredited\s+|approved\s+|ce\s+|cme\s+|cpe\s+|activity\s+|course\s+|"
    r"education\s+|training\s+)?(?:provider|sponsor|organi[sz]er|organi[sz]ation|host|institution|"
    r"presenter\s+organization)"
    r"(?:\s+(?:name|organi[sz]ation))?|offered\s+by|provided\s+by|presented\s+by|sponsored\s+by|"
    r"organi[sz]ed\s+by|hosted\s+by|issued\s+by|veranstalter|anbieter|organisateur|organisme|"
    r"organizador|entidad(?:\s+organizadora)?)"
    r"\s*(?:[:]\s*|\t\s*|[:]?\n)",
    re.I,
)
PROVIDED_BY = re.compile(
    (
        r"\b(?:jointly\s+)?(?:provided|sponsored|presented|authori[sz]ed|offered|organi[sz]ed|hosted|conducted|"
        r"produced|delivered|held|veranstaltet|organis[ée]e?|organizad[oa]|impartid[oa])\s+(?:jointly\s+)?(?:by|"
        r"von|par|por)(?:\s+(?:the|der|die|dem|la|le|el))?\s+"
    ),
    re.I,
)
ACCREDITED = re.compile(
    (
        r"(?P<who>[A-ZÀ-Ý][^\n\t.;:]{2,110}?(?:,?\s(?:Inc|LLC|Ltd|Corp)\.?)?)\s*(?:\([A-Z&\-]{2,12}\)\s*)?,?\s*(?:\n\s*)?(?:is\s+(?:an?\s+)?(?:jointly\s+)?(?:accredited|"
        r"approved|authorized|recogni[sz]ed|an?\s+(?:accredited|approved))|designates?\s+this|has\s+been\s+(?:accredited|"
        r"approved)\s+(?:by|as)|takes\s+responsibility)"
    ),
)
