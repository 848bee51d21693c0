"""How one says yes, no, save, another, not on the list, skip, both or change: a table, and what a short answer says."""

from __future__ import annotations

import re

from core.rules.words import word_set

_FIELDS = (
    r"(?:hours?|days?|dates?|domain|category|title|name|time|duration|length|credits|location|place|speaker|instructor)"
)
_OKS = (
    r"(?:yes|yep|yeah|ok|okay|sure|fine|good|great|right|correct|perfect|save(?: it)?|(?:it |that |all |everything )?(?:looks|is)"
    r" (?:good|right|fine|ok|correct)|all (?:good|right|fine)|everything|almost|nearly|no)"
)
_FINE = rf"(?:{_OKS}[, ]+)?(?:but |except |though |only |just )?"
_SAYS = {
    "yes": r"(?:yes|y|yep|yeah|yup|ya|yes please|yes,? (?:that'?s|it is|it was|this is|that is) (?:me|right|correct|it"
    r"|fine|mine)|sure|ok|okay|k|correct|right|that'?s (?:right|correct|it|me|fine|the one|mine)|exactly"
    r"|confirm|confirmed|i confirm|absolutely|definitely|of course|go ahead|do it|please do|affirmative|indeed"
    r"|looks (?:good|right|fine|great|ok|correct)|all (?:good|correct|right)|perfect|fine|good|great|sounds"
    r" good|agreed|oui|ja|sí|si|yess+|approve|approved|👍|✅|submit|send|send it|yes,? (?:do|go|send|submit"
    r"|delete|confirm|cancel)(?: (?:it|ahead|them|please))*|please|proceed|that works|works for me|lgtm|\+1"
    r"|all good|go for it|go on|true|it is|i am|i do|i agree|i attest|yes i (?:am|do|did|agree))",
    "no": r"(?:no|n|nope|nah|no,? thanks|no,? thank you|not really|wrong|incorrect|that'?s (?:wrong|not (?:right|me"
    r"|it|correct|mine))|not (?:right|correct|me|mine|that)|no,? (?:that'?s|it'?s|it is) (?:wrong|not(?! (?:on|in|listed)\b)).*"
    r"|non"
    r"|nein|no way|negative|don'?t|do not|no,? my mistake|my mistake|disagree|i do not|i don'?t|never|not yet"
    r"|false|no,? wrong|save nothing|nothing to save|never save (?:this|it|that)|(?:please )?(?:do not|don'?t"
    r"|not) (?:save|add|log|record)(?: (?:it|this|that|them|anything))?(?: just)?"
    r" (?:yet|now|right now|for now)|(?:no,? )?not (?:just |quite |right )?(?:yet|now)|wait|(?:please )?wait|hang on)",
    "save": r"(?:save|save (?:it|this|that|them|all|both|please|now|as is|anyway|everything|only|and request approval"
    r"|and request|the (?:first|second|third|last)(?: one)?|all of them|these|#?\d)+(?: please)?|save & request"
    r" approval|keep (?:it|this|that|them)|store(?: it)?|add it|log it|record it|yes,? (?:please )?save(?:"
    r" (?:it|them|all|both))?|ok,? save(?: (?:it|them|all|both))?|looks good,? save(?: it)?|please save(?: it)?"
    r"|accept|accept it|sav|svae|saev|save,? please|add them|add both|add all)",
    "another": r"(?:another|another one|other|a different one|different|different one|something else|show (?:me )?(?:more"
    r"|another|others)|more|next|next one|other one|the other one|others|not (?:that|this)(?: one)?|more"
    r" options|else|show others|no,? another)",
    "not_listed": r"(?:(?:it'?s |it is |its |this is )?not (?:on|in) (?:the|that|your|this) (?:approved )?(?:list|catalogue"
    r"|catalog)|not listed|not there|none|none of (?:them|these|those|the above|the two|the three|it)|neither"
    r"|neither of (?:them|these|those|the two)|no match|not any of (?:them|these)|isn'?t (?:on the list|listed|there)|not"
    r" approved|unlisted|it isn'?t listed|it'?s not listed|not one of (?:them|these)|something not listed|no,?"
    r" none(?: of (?:them|these))?|no,? not on the list|not in there)",
    "skip": r"(?:skip|skip (?:it|this|that|the question|for now)|pass|next question|later|leave (?:it )?(?:blank|empty"
    r"|open)|no idea|not sure|i'?m not sure|i (?:don'?t|do not) (?:know|remember|recall|have (?:it|that|one))"
    r"|don'?t know|dunno|idk|unknown|n/?a|not applicable|nothing|no answer|can'?t remember|unsure|i forgot"
    r"|forgot|-)",
    "both": r"(?:both|both of them|all|all of them|all three|them all|the two|all of the above|each|both please|all"
    r" please|every one|everything)",
    "change": r"(?:change|change (?:it|this|that|something|details|the (?:details|entry))|edit|edit (?:it|this|that)"
    r"|modify|correct(?: it)|fix(?: it)?|amend|update|adjust|make changes|i want to change (?:it|something)|let"
    r" me change (?:it|that)|something'?s wrong|not quite"
    rf"|{_FINE}(?:the |its )?{_FIELDS} (?:(?:is|are|was|were|seems?|looks?)(?: still| totally| a bit| also)?"
    rf" (?:wrong|incorrect|off"
    r"|mistaken|different|not right|not correct|not ok)|(?:isn'?t|aren'?t|wasn'?t) (?:right|correct|ok|true)|(?:needs?|has|have)"
    rf" (?:to be )?(?:chang|fix|correct|updat)\w+)|{_OKS}[, ]+(?:but|except|apart from|just not|only not)(?: for| not)?"
    rf"(?: the| its)? {_FIELDS}|(?:{_OKS}[, ]+(?:but |and |then )?|first |but )(?:please )?(?:change|fix|edit"
    rf"|correct|update) (?:the"
    rf" |its )?{_FIELDS}(?: first| please)?|(?:the |its )?wrong {_FIELDS})",
}


_PARTS = re.compile(
    r"\s?[,.!;]+\s?(?:and |then )?|\s(?:and|then)\s|\s(?=thanks|thank you|please)|(?<=^yes)\s|(?<=^no)\s"
)
_POLITE = re.compile(
    r"thanks?(?: you)?(?: so much| very much| a lot| again)?|thx|ty|cheers|please|pls|great|perfect|tally"
)
_OPENS = word_set(
    "yes y yep yeah yup ya sure ok okay k correct right exactly confirm confirmed absolutely definitely go do please perfect"
    " fine good great sounds looks all no n nope nah wrong not don't dont never save keep store add log record that's thats"
    " thanks thx approve approved send submit true agreed lgtm proceed that works oui ja si sí nein non"
)
_SAID = re.compile("|".join(f"(?P<{says}>{pattern})" for says, pattern in _SAYS.items()))


THAT_ONE = re.compile(
    r"(?:yes,? )?(?:that(?:'s| is)? (?:one|the one|it)|this(?: one)?|this is the one|that one(?: please)?|that'?s"
    r" it|it'?s that one|the (?:one|first) you (?:showed|suggested|offered)|use (?:that|it|this)(?: one)?|take"
    r" (?:that|it|this)(?: one)?|that|it is that one|the same|same|yes that one|that'?s the one|add the first|the"
    r" approved one|yes,? that)"
)


NOT_NOW = frozenset(("hold on", "one moment", "one sec", "one second", "just a moment", "just a sec"))


def says_of(low: str) -> str | None:
    """What a short answer says; of several said together ("yep, go ahead and save it") what they all come to."""
    bare = low.strip(" .,!?")
    if match := _SAID.fullmatch(bare):
        return match.lastgroup
    if bare.partition(" ")[0].strip(",.!;") not in _OPENS:
        return None
    parts = [part for part in _PARTS.split(bare) if part and not _POLITE.fullmatch(part)]
    if not 0 < len(parts) < 5 or len(bare) > 80 or parts == [bare]:
        return None
    said = {match.lastgroup if (match := _SAID.fullmatch(part)) else None for part in parts}
    if said <= {"yes", "save"}:
        return "save" if "save" in said else "yes"
    return said.pop() if len(said) == 1 else None
