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
    PLAIN_KIND,
    TITLE_LABEL,
    VERB_LAST,
    places_of,
    skipped,
    verbs,
)
from core.certificates.dates import days_in
from core.certificates.flow import Flow
from core.certificates.title_words import (
    BEFORE_DAY,
    HEADS,
    INSIDE,
    NAMED,
    NO_BESIDE,
    NO_TITLE,
    POINTS_UP,
    QUOTES,
    SIGNER,
    STOPS,
)

Span = tuple[int, int]
_MOST_LINES = 5
_LONGEST = 300


def title_of(flow: Flow, holder: Span | None = None) -> tuple[str, Span] | None:
    """The activity's title and where it stands: announced by the certificate, else in quotation marks, else by the name."""
    announced = announced_title_of(flow)
    if announced:
        return announced
    loose = (verb.end() for verb in verbs(flow.text) if not KIND_OF_ACTIVITY.match(flow.text, verb.end()))
    for at in loose:
        article = PLAIN_KIND.match(flow.text, at) or ARTICLES.match(flow.text, at)
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
    named = [m.end() for m in places_of(NAMED, text)]
    return next((found for at in (*near, *labels, *far, *named) if (found := _title(flow, at))), None)


def _above(flow: Flow) -> tuple[str, Span] | None:
    """The heading that "the above mentioned event" points to."""
    if not POINTS_UP.search(flow.text):
        return None
    for index, (_, line) in enumerate(flow.lines[:6]):
        if len(line.text.split()) >= 3 and not _is_another_matter(line.text) and not HEADS.search(line.text):
            begin = flow.start_of(index)
            return line.text, (begin, begin + len(line.text))
    return None


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
            and not STOPS.match(line)
            and not _is_another_matter(line)
            and not NO_BESIDE.search(line)
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
    if not re.search(r"[^\W\d_]{2}", title) or NO_TITLE.match(title) or len(title) > _LONGEST or CERTIFIES.match(title):
        return None
    return title, (begin, finish)


def _quoted(text: str, begin: int) -> tuple[str, Span] | None:
    closing = QUOTES.get(text[begin : begin + 1])
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
        if other_size or STOPS.match(line) or _is_another_matter(line):
            break
        finish = ends
    return finish


def _cell_end(text: str, begin: int) -> int:
    return min((i for i in (text.find("\n", begin), text.find("\t", begin)) if i >= 0), default=len(text))


def _is_another_matter(line: str) -> bool:
    """Whether a line is mostly a day or an amount, or a sentence about accreditation."""
    days = days_in(line)
    if days and (BEFORE_DAY.fullmatch(line[: days[0].begin] or " ")):
        return True
    amounts = amounts_in(line)
    if amounts and amounts[0].begin < 14:
        return True
    if SIGNER.search(line):
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
    inside = INSIDE.search(text, begin + 3, finish)
    if inside:
        finish = inside.start()
    for day in days_in(text[begin:finish]):
        lead = BEFORE_DAY.search(text, begin, begin + day.begin)
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
