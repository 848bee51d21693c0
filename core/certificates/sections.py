"""Where one certificate ends and the next begins in a file of several pages, or on one page. Pure."""

from __future__ import annotations

from itertools import pairwise

from core.certificates.cues import CERTIFIES, KIND_OF_ACTIVITY, TITLE_LABEL, verbs
from core.certificates.flow import Flow, flow_of, upright
from core.certificates.page import Page
from core.certificates.people import is_name
from core.certificates.titles import announced_title_of


def sections_of(pages: list[Page]) -> list[Flow]:
    """One flow per certificate: a page that names an activity begins one, other pages belong to the one before."""
    groups: list[list[Page]] = []
    for page in pages:
        if not page.text.strip():
            continue
        if not groups or (_begins(groups[-1]) and _begins([page])):
            groups.append([page])
        else:
            groups[-1].append(page)
    return [part for group in groups for part in _parts(upright(flow_of(group), is_name))]


def _begins(pages: list[Page]) -> bool:
    """Whether pages hold the words that make a certificate of their own."""
    text = "\n".join(page.text for page in pages)
    named = any(KIND_OF_ACTIVITY.match(text, verb.end()) for verb in verbs(text))
    return bool(CERTIFIES.search(text) or named or TITLE_LABEL.search(text))


def _parts(flow: Flow) -> list[Flow]:
    """The certificates on one page: parted before each "certifies that" or label that leads to another title."""
    starts = sorted({flow.line_at(m.start()) for m in CERTIFIES.finditer(flow.text)})
    if len(starts) < 2:
        starts = sorted({flow.line_at(m.start()) for m in TITLE_LABEL.finditer(flow.text)})
    if len(starts) < 2:
        return [flow]
    cuts = [0, *starts[1:], len(flow.lines)]
    parts = [Flow(flow.lines[a:b]) for a, b in pairwise(cuts) if a < b]
    titles = [found[0] if (found := announced_title_of(part)) else None for part in parts]
    # Only different activities part a page; the same one said twice, or a second sentence without one, does not.
    return parts if all(titles) and len({t.casefold() for t in titles if t}) == len(parts) else [flow]
