"""What the activity was called: in the words printed, broken lines joined. Pure."""

from __future__ import annotations

import re
from itertools import islice

from core.certificates.amounts import amounts_in
from core.certificates.cues import (
    ARTICLES,
    BRANDED_KIND,
    CERTIFIES,
    FAR_KIND_OF_ACTIVITY,
    KIND_OF_ACTIVITY,
    TITLE_LABEL,
    VERB_LAST,
    places_of,
    skipped,
    verbs,
)
from core.certificates.dates import days_in
from core.certificates.flow import Flow

Span = tuple[int, int]
_MOST_LINES = 5
_LONGEST = 300
# A line that begins so is no part of a title.
_STOPS = re.compile(
    r"(?:on\s*:?\s*$|on\s*:|\(|on\s+(?=\d|\w+day\b|the\s+(?:date|\d))|(?:held|dated|conducted|"
    r"presented|provided|sponsored|jointly|offered|organi[sz]ed|hosted|located|available|accredited)\b|"
    r"date\b|number\s+of|original\b|please\b|designated\b|url\b|and\s*$|an?\s+(?:\w+\s+){1,4}(?:activity|"
    r"program|course)\b|_|on\s+the\s+internet|an\s+internet|code\b|"
    r"from\s*$|from\s+\d|between\s+\d|and\s+(?:is|has|was|been|hereby|thereby|earned|received|"
    r"awarded|claimed)\b|(?:is|was|has\s+been|were|are)\s+(?:hereby\s+)?(?:awarded|designated|"
    r"approved|granted|accredited)|"
    r"for\s+(?:a\s+total|a\s+maximum|which|the\s+award|[\d.]+|\w+\s+\(|one\b|completion|successful)|"
    r"at\s+(?:https?:|www|the\b)|at\s*:|in\s+[A-Z][\w. ]+,\s+[A-Z]|this\s+(?:activity|course|"
    r"program|live|enduring|webinar|session|educational|continuing|event|certificate)|"
    r"the\s+(?:activity|program|course)\b|has\s|have\s|he/she|awarded|earning|earned|(?:total\s+)?(?:credits?|"
    r"hours?|contact\s+hours?|ce\b|cme\b|ceus?\b|amount)\b[^\n]{0,40}?(?:[:\t]|\d)|location\b|"
    r"venue\b|place\b|format\b|type\b|speakers?\b|presenters?\b|faculty\b|instructors?\b|"
    r"(?:course|activity|event|program|session|completion|participation|credit|issue|release|"
    r"expiration|start|end|certificate|approval|accreditation|provider|uan|acpe|license|licence)\b[^\n:\t]{0,30}[:#\t]|"
    r"id\b\s*[:#]|"
    r"provider\b|accreditation\b|ama\s+pra|https?://|www\.|\(?universal\s+activity|uan\b|participants?\b\s*:|"
    r"name\b\s*[:\t]|physicians\s+should|"
    r"am\s+\d|vom\s+\d|teilgenommen|statt(?:gefunden)?\b|in\s+der\s+zeit|durchgeführt|mit\s+\d|"
    r"le\s+\d|du\s+\d|les\s+\d|d['’]une\s+durée|qui\s|a\s+eu\s+lieu|organis|el\s+(?:d[íi]a\s+)?\d|"
    r"del?\s+\d|celebrad|con\s+una\s+duraci|impartid|organizad|los\s+d[íi]as|durée|dauer|duraci|"
    r"datum|fecha|"
    r"_{3,}|-{3,}|\d[\d.,]*\s+(?:ama|credit|contact|hour|cme|ce)\b|in\s+accordance|certificate\b|"
    r"signature|signed|call\s|questions\b|phone\b|tel\b|by\s+(?:the\s+)?[A-Z]|course\s+director|with\s+a\s+score|score\b|grade\b|"
    r"serial|verification|director\b)",
    re.I,
)
# The same inside a line.
_INSIDE = re.compile(
    r"\s*(?:,?\s+(?:on\s+the\s+date|held|conducted|presented\s+(?:by|on|at|in)|provided\s+by|"
    r"sponsored\s+by|hosted\s+by|organi[sz]ed\s+by|offered\s+by|which\s+(?:was|took|is)|and\s+(?:is|"
    r"has\s+been|was|has|been|thereby|earned)\s+(?:hereby\s+)?(?:awarded|earned|granted|received|"
    r"designated|completed|entitled)?|"
    r"(?:is|was|has\s+been)\s+(?:awarded|designated)|for\s+(?:a\s+total\s+of|a\s+maximum|which|"
    r"[\d.,½¼]+\s|an?\s+\w+\s+hours?)|worth\s+[\d.]+|earning\s+[\d.]+|at\s+(?:https?:|www)|teilgenommen|"
    r"mit\s+\d|d['’]une\s+dur[ée]e|organis[ée]e?\s+par|celebrad[oa]|con\s+una\s+duraci|impartid[oa]|"
    r"organizad[oa]\s+por|veranstaltet\s+von)(?!\w)|"
    r"\.\s+(?=This|The|It|He|She|Physicians|[A-Z]\w+\s+(?:is|designates))|\s*\(?(?:ACPE\s+)?UAN\b|"
    r"\s+\(\s*[\d.,]+\s+(?:hours?|credits?|contact))",
    re.I,
)
_BEFORE_DAY = re.compile(
    (
        r"(?:[\s,(–—-]|\b(?:on|am|vom|le|el|del?|du|les|los|d[íi]as?|dated?|held|from|between|in|"
        r"en|of|completed|the|and|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|"
        r"frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|"
        r"martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)\b)+\Z"
    ),
    re.I,
)
_NAMED = re.compile(r"\b(?:titled|entitled|intitul[ée]e?|titulad[oa]|zum\s+Thema|mit\s+dem\s+Titel)\s*:?\s", re.I)
_NO_BESIDE = re.compile(
    (
        r"\d{4,}|@|certif|statement|\battend|\bparticipa|\blicen[cs]e|\bstreet\b|\bsuite\b|,\s*[A-Z]{2}\b|"
        r"\bhas\b|\bcontinuing\b|\bawarded\b"
    ),
    re.I,
)
_SIGNER = re.compile(
    (
        r",\s*(?:M\.?D|Ph\.?D|PharmD|Ed\.?D|RN|MSN?|MPH|CHCP|DNP|R\.?Ph|MBA|CAE|D\.O|CCMEP|DO)\b|"
        r"^(?:(?:associate|assistant|vice|executive|program|course|medical|managing|education|cme|"
        r"senior)\s+)*(?:director|president|dean|chair(?:man|woman|person)?|manager|editor|officer|"
        r"coordinator|ceo)\b"
    ),
    re.I,
)
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’", "»": "«"}
_NO_TITLE = re.compile(
    (
        r"^(?:certificate\b.*|the\s+following|(?:the\s+)?above\b.*|this\b.*|the\s+(?:activity|program|course)\Z|listed\s+below|below|activity|type|name|course|session|"
        r"format|n/?a|title|date\b.*|participant\w*|.{0,2}|credits?\b.*|hours?\b.*|provider\b.*|"
        r"\d[\d.,/ -]*|and\s.*|.*certif(?:y|ies)\s+that.*|on\s.*)$"
    ),
    re.I | re.S,
)


def title_of(flow: Flow, holder: Span | None = None) -> tuple[str, Span] | None:
    """The activity's title and where it stands: announced by the certificate, else in quotation marks, else by the name."""
    announced = announced_title_of(flow)
    if announced:
        return announced
    loose = (verb.end() for verb in verbs(flow.text) if not KIND_OF_ACTIVITY.match(flow.text, verb.end()))
    for at in loose:
        article = ARTICLES.match(flow.text, at)
        found = _title(flow, article.end() if article else at)
        if found:
            return found
    return _quoted_anywhere(flow) or _above(flow) or _beside(flow, holder)


def announced_title_of(flow: Flow) -> tuple[str, Span] | None:
    """The title where "the activity titled", a label or the like announces it."""
    text = flow.text
    near = [kind.end() for verb in verbs(text) if (kind := KIND_OF_ACTIVITY.match(text, verb.end()))]
    near += [kind.end() for verb in verbs(text) if (kind := BRANDED_KIND.match(text, verb.end()))]
    far = [kind.end() for verb in verbs(text) if (kind := FAR_KIND_OF_ACTIVITY.match(text, verb.end()))]
    far += [m.end() for m in places_of(VERB_LAST, text)]
    labels = [m.end() for m in places_of(TITLE_LABEL, text)]
    named = [m.end() for m in places_of(_NAMED, text)]
    return next((found for at in (*near, *labels, *far, *named) if (found := _title(flow, at))), None)


def _above(flow: Flow) -> tuple[str, Span] | None:
    """The heading that "the above mentioned event" points to."""
    if not _POINTS_UP.search(flow.text):
        return None
    for index, (_, line) in enumerate(flow.lines[:6]):
        if len(line.text.split()) >= 3 and not _is_another_matter(line.text) and not _NO_BESIDE.search(line.text):
            return _title(flow, flow.start_of(index))
    return None


_POINTS_UP = re.compile(
    r"\babove[\s-]+(?:mentioned|named)\s+(?:event|activity|course|meeting|congress|conference|webinar)", re.I
)


def _beside(flow: Flow, holder: Span | None) -> tuple[str, Span] | None:
    """The line under the name, or the one above it, where nothing announces the title."""
    if holder is None:
        return None
    index = flow.line_at(holder[0])
    for near in (index + 1, index + 2, index - 1):
        if not 0 <= near < len(flow.lines):
            continue
        line = flow.lines[near][1].text
        if (
            len(line.split()) >= 3
            and not _STOPS.match(line)
            and not _is_another_matter(line)
            and not _NO_BESIDE.search(line)
        ):
            return _title(flow, flow.start_of(near))
    return None


def _title(flow: Flow, at: int) -> tuple[str, Span] | None:
    text = flow.text
    begin = skipped(text, at, " \n\t:,.–-")
    label = TITLE_LABEL.match(text, begin)
    if label:
        begin = skipped(text, label.end(), " \n\t")
    quoted = _quoted(text, begin)
    if quoted:
        return quoted
    first = days_in(text[begin : begin + 40])
    if first and first[0].begin < 2:
        return None
    finish = _cut(text, begin, min(_lines_end(flow, begin), begin + 2 * _LONGEST))
    title = " ".join(text[begin:finish].split()).strip(' ,;:–-*"“”')
    title = title[:-1] if title.endswith(".") and not title.endswith("..") else title
    if (
        not re.search(r"[^\W\d_]{2}", title)
        or _NO_TITLE.match(title)
        or len(title) > _LONGEST
        or CERTIFIES.match(title)
    ):
        return None
    return title, (begin, finish)


def _quoted(text: str, begin: int) -> tuple[str, Span] | None:
    closing = _QUOTES.get(text[begin : begin + 1])
    if not closing:
        return None
    ends = [i for i in (text.find(c, begin + 1) for c in closing) if 0 < i - begin <= _LONGEST]
    if not ends:
        return None
    title = " ".join(text[begin + 1 : min(ends)].split()).strip(" ,.")
    return (title, (begin, min(ends) + 1)) if len(title) > 2 else None


def _lines_end(flow: Flow, begin: int) -> int:
    """Where the lines of a title end that begins at ``begin``: before a line that begins another matter."""
    text, size = flow.text, flow.size_at(begin)
    finish = _cell_end(text, begin)
    for _ in range(_MOST_LINES - 1):
        if finish >= len(text) or text[finish] == "\t":
            break
        begins, ends = finish + 1, _cell_end(text, finish + 1)
        line = text[begins:ends]
        other_size = size and flow.size_at(begins) and abs(flow.size_at(begins) - size) > 0.12 * size
        if other_size or _STOPS.match(line) or _is_another_matter(line):
            break
        finish = ends
    return finish


def _cell_end(text: str, begin: int) -> int:
    return min((i for i in (text.find("\n", begin), text.find("\t", begin)) if i >= 0), default=len(text))


def _is_another_matter(line: str) -> bool:
    """Whether a line is mostly a day or an amount, or a sentence about accreditation."""
    days = days_in(line)
    if days and (_BEFORE_DAY.fullmatch(line[: days[0].begin] or " ")):
        return True
    amounts = amounts_in(line)
    if amounts and amounts[0].begin < 14:
        return True
    if _SIGNER.search(line):
        return True
    return bool(
        re.search(
            (
                r"\b(?:accredit(?:ed|ation)|designates?|certif(?:y|ies)|awarded|credit\(s\)|commensurate|"
                r"physicians should)\b"
            ),
            line,
            re.I,
        )
    )


def _cut(text: str, begin: int, finish: int) -> int:
    """The end of the title inside its lines: before "on" and a day at their end, before "held", "and is awarded"."""
    inside = _INSIDE.search(text, begin + 3, finish)
    if inside:
        finish = inside.start()
    for day in days_in(text[begin:finish]):
        lead = _BEFORE_DAY.search(text, begin, begin + day.begin)
        announced = lead and re.search(r"[a-z]|,|\(|[–—-]\s*\Z", lead[0], re.I)
        if lead and lead.start() > begin + 3 and (announced or begin + day.finish >= finish - 1):
            return lead.start()
    return finish


def _quoted_anywhere(flow: Flow) -> tuple[str, Span] | None:
    for match in islice(re.finditer(r"[“„\"«]", flow.text), 60):
        found = _quoted(flow.text, match.start())
        if found and len(found[0].split()) >= 2:
            return found
    return None
