"""Where a title ends: the words that begin another matter, in a line of their own or inside one. Pure."""

from __future__ import annotations

import re

# A line that begins so is no part of a title.
STOPS = re.compile(
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
INSIDE = re.compile(
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
BEFORE_DAY = re.compile(
    (
        r"(?:[\s,(–—-]|\b(?:on|am|vom|le|el|del?|du|les|los|d[íi]as?|dated?|held|from|between|in|"
        r"en|of|completed|the|and|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|"
        r"frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|"
        r"martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)\b)+\Z"
    ),
    re.I,
)
NAMED = re.compile(r"\b(?:titled|entitled|intitul[ée]e?|titulad[oa]|zum\s+Thema|mit\s+dem\s+Titel)\s*:?\s", re.I)
NO_BESIDE = re.compile(
    (
        r"\d{4,}|@|certif|statement|\battend|\bparticipa|\blicen[cs]e|\bstreet\b|\bsuite\b|,\s*[A-Z]{2}\b|"
        r"\bhas\b|\bcontinuing\b|\bawarded\b"
    ),
    re.I,
)
SIGNER = re.compile(
    (
        r",\s*(?:M\.?D|Ph\.?D|PharmD|Ed\.?D|RN|MSN?|MPH|CHCP|DNP|R\.?Ph|MBA|CAE|D\.O|CCMEP|DO)\b|"
        r"^(?:(?:associate|assistant|vice|executive|program|course|medical|managing|education|cme|"
        r"senior)\s+)*(?:director|president|dean|chair(?:man|woman|person)?|manager|editor|officer|"
        r"coordinator|ceo)\b"
    ),
    re.I,
)
QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’", "»": "«"}
NO_TITLE = re.compile(
    (
        r"^(?:certificate\b.*|the\s+following|(?:the\s+)?above\b.*|this\b.*|the\s+(?:activity|program|course)\Z|listed\s+below|below|activity|type|name|course|session|"
        r"format|n/?a|title|date\b.*|participant\w*|.{0,2}|credits?\b.*|hours?\b.*|provider\b.*|"
        r"\d[\d.,/ -]*|and\s.*|.*certif(?:y|ies)\s+that.*|on\s.*)$"
    ),
    re.I | re.S,
)
POINTS_UP = re.compile(
    r"\babove[\s-]+(?:mentioned|named)\s+(?:event|activity|course|meeting|congress|conference|webinar)", re.I
)
HEADS = re.compile(r"certif|statement|attend|particip|association|society", re.I)
