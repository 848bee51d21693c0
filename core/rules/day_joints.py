"""What stands between two days, or around one: "to", "and", "or", "on", "not", "about"."""

from __future__ import annotations

import re

_THROUGH = "to|unto|until|till|through|thorugh|thru|bis|au|al|ao|hasta|t/m"
_CLOCK = r"(?:,?\s(?:at\s)?\d{1,2}[:.]\d\d(?:\s?[ap]m|\suhr)?)?"  # "4 May 2026, 9:00 - 6 May 2026"
JOIN_AT = re.compile(rf"{_CLOCK}(?:\s{{0,2}}[-–—‑]\s{{0,2}}|\s(?:{_THROUGH})\s(?:(?:the|zum|dem|el|le|o)\s)?)")
JOIN = re.compile(rf"{JOIN_AT.pattern}\Z")
AND = re.compile(r"(?:,?\s?(?:and|&|n|und|et|y|e|en|og|och)\s(?:on\s|the\s)?|\s?\+\s?|\n)\Z")
OR = re.compile(
    r"(?:[,?]{0,2}\s(?:or|oder|ou|o|of|maybe|perhaps)\s(?:(?:on|the|maybe|perhaps|possibly|was it|it was)\s){0,2})\Z"
)
LED_BY = re.compile(r"(?:on|from|am|vom|den|le|du|el|del|il|dal|de|op|van|den|fra|od)\s(?:the\s)?(?=\d)", re.IGNORECASE)
NOT = re.compile(r"(?:\bnot|n['’]t)\s(?:on\s|the\s|from\s){0,2}\Z")
OR_SO = re.compile(r"\s?-?(?:ish\b|or\sthereabouts|or\sso\b|give\sor\stake)")
BESIDE = re.compile(r"(?:,?\s\(?|,\son\s|\son\s)\Z")
NEAREST = re.compile(r"\s(?P<way>before|after)\s(?:the\s)?\Z")
BETWEEN = re.compile(r"\b(?:between|zwischen|entre)\s\Z")
ABOUT = re.compile(r"\b(?:about|around|roughly|maybe|some|almost|over|approximately|approx|ca)\.?\s\Z")
