"""Find the domain an entry is given: as a tag, by label, by name, or as a word that stands on its own.

A domain word inside a title stays in the title: "Ethics in publishing", "How to develop a plan".
"""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from bot.language.lexicon import words_of
from bot.language.phrases import any_of, domain_pattern, domain_words
from core.rules.kept import kept
from core.rules.terms import Domain
from core.rules.words import word_set
from core.society import domain_phrases

CUT = "\x01"
_ANY = domain_pattern("named")
_FULL = domain_pattern("full")
TAG = re.compile(rf"(?<!\w)#(?:{_ANY})(?!\w)", re.IGNORECASE)
FULL = re.compile(
    rf"(?:(?:in|for|under|to|as|into|towards|domain|category)\s(?:the\s)?)?\b(?:{_FULL})(?:\sdomain|\scategory)?\b",
    re.IGNORECASE,
)
_NAME, _THE, _LEADS = (any_of(words_of(f"domain_{name}")) for name in ("name", "the", "leads"))
LABEL = re.compile(
    rf"(?:{_LEADS}\s)?(?:{any_of(words_of('domain_its'))}\s)?{_NAME}\s?(?:{any_of(words_of('domain_is'))}\s|[:=-]\s?)?\s?"
    rf"['\"]?(?:{_ANY})(?!\w)['\"]?|(?:{_LEADS}\s)?(?:{_THE}\s)?(?:{domain_pattern('named', 'x')})\s{_NAME}(?!\w)",
    re.IGNORECASE,
)
ALONE = re.compile(
    rf"(?:{any_of(words_of('domain_said'))}\s)*(?:{_THE}\s)?(?:{_ANY})(?:\s{any_of(words_of('domain_ends'))})?",
    re.IGNORECASE,
)
_AROUND = re.compile(rf"^(?:{any_of(words_of('domain_led'))}|#)\s*:?\s*|[,\s]+{any_of(words_of('domain_closed'))}$")
_BARE = domain_pattern("bare")
_STEMS = tuple({word[:3] for kind in ("named", "said") for word in domain_words(kind)})
_LAST = re.compile(
    rf"(?<=[\w)\"'’?!])(?P<gap>\s(?:(?P<prep>in|for|under|as|to|into|towards)\s)?)(?P<word>{_BARE})$", re.IGNORECASE
)
_FIRST = re.compile(rf"^\s?(?P<word>{_BARE})\s(?=[A-Z0-9\"])")
_KEEPS = word_set(
    "publication publishing research medical bio data ai clinical business professional good better and or & of on"
    " the a"
    " to in we how that with about authorship journal scientific corporate pharma pharmaceutical industry code writing"
    " review global applied legal animal trial editorial academic communication communications health public gene"
    " digital"
    " must should not can"
)
_IN_TITLE = word_set(
    "updates update topics topic advances trends issues principles developments challenges training course courses"
    " workshop"
    " basics introduction primer fundamentals essentials debates questions dilemmas standards integrity perspectives"
)


_MARKED = re.compile(r"\d|^[A-Z]{2,}|[)\"?!]$")
_KINDS_OF = word_set(
    "webinar webinars workshop session meeting talk lecture seminar module conference symposium podcast class congress"
    " presentation keynote panel roundtable masterclass tutorial"
)


def which_domain(match: re.Match[str]) -> Domain:
    """The domain whose group took part in the match."""
    for name, words in match.groupdict().items():
        if words and name.removeprefix("x") in _NAMES:
            return Domain(name.removeprefix("x"))
    raise KeyError(match.group())


_DASHED = re.compile(
    rf"(?:\s[-–—]|:)\s(?P<own>(?:(?:in|for|under|as|to)\s)?(?:the\s)?(?:{_ANY})(?:\s(?:domain|category))?)$",
    re.IGNORECASE,
)
_SPELLED = {word: Domain(name) for name, words in domain_phrases("bare").items() for word in words}
_REAL_WORDS = word_set(
    "poster roster fosters develops developed implements ethic foster develop implement ethics forster"
)
_NAMES = frozenset(domain.value for domain in Domain)


@kept
def find_named(text: str) -> list[tuple[int, int, Domain]]:
    """Domains said beyond doubt: tags, full names, "domain implement"."""
    low = text.lower()
    if "#" not in low and "domain" not in low and "categ" not in low and "publication" not in low:
        return []
    found = []
    for pattern in (TAG, LABEL, FULL):
        for match in pattern.finditer(text):
            if pattern is FULL and not _stands_alone(text, match):
                continue
            found.append((match.start(), match.end(), which_domain(match)))
    return _apart(found)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    return (not after or after[0] in f",;.|)]/-–—{CUT}\n" or before.endswith(("(", "["))) and (
        not before
        or before[-1] in f",;.|([/-–—:{CUT}\n"
        or match.group()[0].isupper()
        or match.group().lower().startswith(("in ", "for ", "under ", "as "))
    )


def _apart(found: list[tuple[int, int, Domain]]) -> list[tuple[int, int, Domain]]:
    kept: list[tuple[int, int, Domain]] = []
    for one in sorted(found):
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


_SEGMENT = re.compile(rf"[^,;|/()\[\]{CUT}\n.]+")


@kept
def find_alone(rest: str) -> list[tuple[int, int, Domain]]:
    """Domains standing on their own in what the cuts left: a whole segment, or a bare word at a segment's edge."""
    low = rest.lower()
    if "," in low and (mistyped := _mistyped(rest)):
        return mistyped
    if not any(stem in low for stem in _STEMS):
        return []
    found: list[tuple[int, int, Domain]] = []
    for segment in _SEGMENT.finditer(rest):
        words = segment.group()
        at = segment.start() + len(words) - len(words.lstrip(" -–—:"))
        bare = words.strip(" -–—:!?")
        if (match := ALONE.fullmatch(bare)) and not _begins_list(bare, rest[segment.end() :]):
            found.append((at, at + len(bare), which_domain(match)))
        elif (match := _DASHED.search(words.rstrip(" -–—:!?"))) and words[: match.start()].strip(" -–—:"):
            found.append((segment.start() + match.start("own"), segment.start() + match.end(), which_domain(match)))
        elif match := _LAST.search(words.rstrip(" -–—:!")):
            if _closes_title(words[: match.start()], match):
                found.append((segment.start() + match.start(), segment.start() + match.end(), which_domain(match)))
        elif (match := _FIRST.match(words)) and match["word"][0].islower():
            found.append(
                (segment.start() + match.start("word"), segment.start() + match.end("word"), which_domain(match))
            )
    return _with_title(rest, found)


def _mistyped(rest: str) -> list[tuple[int, int, Domain]]:
    """A lower-case word between commas, beside a title, that is one slip away from a domain's name ("fsoter")."""
    segments = [s for s in _SEGMENT.finditer(rest) if s.group().strip()]
    if len(segments) < 2:
        return []
    for segment in segments:
        word = segment.group().strip(" -–—:!?")
        if not (5 <= len(word) <= 11 and word.isalpha() and word.islower()) or word in _REAL_WORDS:
            continue
        for name, domain in _SPELLED.items():
            if OSA.distance(word, name, score_cutoff=1) == 1:
                at = rest.index(word, segment.start())
                return [(at, at + len(word), domain)]
    return []


def _begins_list(bare: str, after: str) -> bool:
    """ "Ethics, transparency and trust": a capital word before a lower-case enumeration belongs to it."""
    return (
        bare[0].isupper()
        and re.match(r",\s?(?!yesterday|today|last|on|this)[a-zà-ÿ][\w\s]{1,60}\sand\s[a-z]", after) is not None
    )


def _with_title(rest: str, found: list[tuple[int, int, Domain]]) -> list[tuple[int, int, Domain]]:
    """The domains found, less the longest when all of them together would leave no title ("Developing a plan, develop")."""
    if len(found) < 2:
        return found
    left = rest
    for at, to, _ in found:
        left = left[:at] + " " * (to - at) + left[to:]
    if re.search(r"[^\W_]", left):
        return found
    longest = max(found, key=lambda one: one[1] - one[0])
    return [one for one in found if one is not longest] if longest[1] - longest[0] > 11 else found


def _closes_title(before: str, match: re.Match[str]) -> bool:
    """Whether the bare word after this title text is its domain and not its last word."""
    last = before.split()[-1].strip("\"'") if before.split() else ""
    if match["prep"]:
        return last.lower() not in _IN_TITLE if match["prep"].lower() in ("in", "for", "to") else True
    if last.lower() in _KEEPS:
        return False
    if before.rstrip().endswith(("-", "–", "—", ":")):
        return True
    word = match["word"]
    if word.lower() == "ethics" and not _MARKED.search(last) and last.lower() not in _KINDS_OF:
        return False
    return not (word[0].isupper() and last[:1].isupper() and last.isalpha() and not last.isupper())


def domain_of(words: str) -> Domain | None:
    """The domain a short answer names ("ethics", "#implement", "the foster one", "Implement Publication Plan")."""
    bare = _AROUND.sub("", words.strip(" .!?\"'#").lower())
    match = ALONE.fullmatch(bare) or re.fullmatch(_FULL, bare)
    return which_domain(match) if match else None
