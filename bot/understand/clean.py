"""Make what was typed plain: no emoji, marks of the chat program, greetings, politeness or signature around the words.

Nothing inside a title is touched: what is taken away stands at the edges, or is no word at all.
"""

from __future__ import annotations

import html
import re

from bot.understand.signing import greets, signs_off

_SAME = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\u3000", " "),
        **dict.fromkeys("\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad", None),
        "‐": "-",
        "‑": "-",
        "\r": "\n",
    }
)
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\ufe0f\u200d\u20e3\U000e0020-\U000e007f©®]+"
)
_EMOJI_NAME = re.compile(r"(?<![\w:\"]):[a-z][a-z0-9_+'-]{1,40}:(?![\w:])")
_SMILEY = re.compile(r"(?:(?<=\s)|^)(?:[:;=]['-]?[)(DPp|/]|<3|\^\^|xx+)(?=\s|$|[.!])")
_SLACK = re.compile(
    r"<(?:(?:mailto:|tel:)(?P<to>[^|>\s]{1,320})(?:\|[^>]{0,320})?|[@!#][^>]{1,80}|https?://[^>]{1,2000})>"
)
_LINK = re.compile(r"\bhttps?://\S{1,2000}")
_STRESS = re.compile(r"(?<![\w*_`~])[*_`~]{1,3}(?=[^\s*_`~])|(?<=[^\s*_`~])[*_`~]{1,3}(?![\w*_`~])")
_BLANKS = re.compile(r"[ \t\f\v]+")
_SPACES = re.compile(r" {2,}")
_SIGN_OFF = re.compile(
    r"(?:(?:kind|best|warm|warmest|many|with kind|with best|all the)?\s?(?:regards|wishes|best|thanks|thank you|cheers|"
    r"sincerely|yours|yours sincerely|yours truly|respectfully|ciao|br|rgds|kr|take care|talk soon|xoxo|thx|"
    r"many thanks|thank you so much|thank you very much|thanks so much|thanks a lot|thanks again|thanks in advance|"
    r"mit freundlichen grüßen|viele grüße|cordialement|saludos))\s?[,.!–-]{0,2}|-- ?|—|_{3,}|sent from .{1,40}|get"
    r" outlook for .{1,20}",
    re.IGNORECASE,
)
_CLOSES = (
    r"(?:(?:kind(?:est)?|best|warm(?:est)?|many|with|all the|very|big|huge|sincere)\s){0,3}(?:regards|wishes|thanks"
    r"|thank you|thank u|thankyou|thx|ty|cheers|ta|best|sincerely|yours(?: sincerely| truly)?|br|kr|rgds|merci|danke"
    r"|gracias|take care)(?:\s(?:so much|very much|a lot|a million|a bunch|again|in advance|tally|all|everyone|(?:for"
    r" )?(?:your|the) help))?"
)
_CLOSING = (
    rf"{_CLOSES}(?:(?:,?\s(?:and|&)\s|[,.!]+\s){_CLOSES}){{0,2}}(?:[,.!]*\s(?-i:[A-Z][\w'’-]{{0,20}})){{0,2}}[\s.!,]*"
)
_CLOSED_LINE = re.compile(_CLOSING, re.IGNORECASE)
_DEVICE = re.compile(
    r"(?:\s?[-–—,.;|]\s?|\s)(?:sent|written|typed) (?:from|on|via|with) (?:my |an? )?[\w .]{2,40}$|(?:\s?[-–—,.]\s?|\s)get"
    r" outlook for \w+$",
    re.IGNORECASE,
)
_CLOSERS = ("regards", "wishes", "thank", "thx", "cheers", "best", "sincerely", "yours", " ta", " ty", " br", " kr", "rgds",
            "merci", "danke", "gracias", "take care")  # fmt: skip
_CLOSED = re.compile(
    rf"(?:(?<=[.!?)…,;])\s|\s?[-–—]\s|\s(?=(?:many|best|kind|warm|all the)\s(?:thanks|regards|wishes|best)"
    rf"|(?:thanks|thank you|thx|cheers|regards)\s(?-i:[A-Z][a-z]+)[\s.!]*$))(?:{_CLOSING})$",
    re.IGNORECASE,
)
_HELLO = (
    r"(?:hi|hello|hey|hiya|howdy|dear|good morning|good afternoon|good evening|morning|greetings|hallo|bonjour|hola)"
)
_WHOM = r"(?:\s(?:there|tally|all|team|everyone|bot|office|again|@?tally|folks|friend|dear))?"
_FIRST = re.compile(
    rf"(?:{_HELLO}{_WHOM}\s?[,!.:–-]+\s*|(?:hi|hello|hey|hiya)\s(?:there\s|tally\s|team\s|bot\s|again\s)?(?=\S)|"
    r"@?tally\s?[,:!]?\s(?=\S)|hope (?:you are|you're|all is|this finds you) well\s?[.,!]?\s|"
    r"(?:please|pls|plz|plse|pleas|plase|kindly|just|also|ok|okay|so|and|now|well|oh|um|uh|hmm|btw|by the way|fyi"
    r"|actually|again|then|"
    r"if (?:possible|you can|you could)|"
    r"quick (?:one|question)|one more thing|sorry)\s?[,:;.!–-]*\s+(?=\S)|(?:great|perfect|super|thanks|thank you"
    r"|thx|alright|right|sure)\s?[,:;.!–-]+\s*(?=\S)|"
    r"(?:remember|don['’]?t forget|do not forget) to (?=(?:add|log|record|save|enter)\b)|"
    r"i(?:'d|’d| would) like (?=my |the |a copy)|(?:would|do) you mind (?=\S)|(?:can|could|would|will) you"
    r" (?:please |kindly |pls |also |just |maybe )*(?:help"
    r" me (?:to )?|be so kind as to"
    r" |be able to )?(?=\S)|"
    r"(?:would|do) you mind (?=\S)|(?:may|might) i (?:ask you to )?(?=\S)|let me (?=\S)|let's (?=\S)|"
    r"(?:i|we)(?:'d|’d| would) (?:also |just )?(?:like|love|prefer) (?:you )?to (?=\S)|(?:i|we) (?:also |just |only"
    r" )?(?:want|wanted|need|have|wish|wanna) (?:you )?(?:to )(?=\S)|"
    r"(?:can|could|may) i (?:please |also |just )?(?=(?:see|export|download|list|delete|remove|change|edit|undo|add"
    r"|log|talk|speak|contact|defer|postpone|snooze|stop|attach|upload|link|find|search|get my|get the|get a (?:csv"
    r"|pdf|copy|list)|have my|have the|have a (?:csv|pdf|copy|list|look))\b)|i would be grateful if you could "
    r"|would it be possible to |(?:is it|it is) possible to |is there a way to )",
    re.IGNORECASE,
)
_GREETING = re.compile(rf"{_HELLO}{_WHOM}\s?[!.,?]*", re.IGNORECASE)
_SIGNED = re.compile(
    r"[.!?]\s(?:(?:kind|best|warm|many|with best)\s)?(?:thank you(?: very much| so much)?|regards|thanks(?: a lot|"
    r" so much)?|wishes|cheers|best|sincerely"
    r"|br),?\s[A-Z]\w+(?:\s[A-Z]\w+)?[.!]?$",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"(?:,\s?tally|(?:\s|^|(?<=[,.!?;:]))(?:please|pls|plz|thanks|thank you|thank u|thx|ty|tks|ta|cheers|kindly|if"
    r" (?:possible|you"
    r" can|you could|you please)|"
    r"when you can|(?:thanks|thank you|many thanks|thx)(?: so much| very much| a lot| a million| a bunch| again| in"
    r" advance| tally)?|for me|right away|asap|much appreciated|"
    r"would you|will you|could you|can you|ok|okay|have a (?:nice|great|good) (?:day|weekend|evening"
    r"|one)))[\s.!,;?]{0,12}$",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """The words without emoji, markup, odd blanks; lines and tabs stay."""
    text = text.translate(_SAME)
    if not text.isascii():
        text = _EMOJI.sub(" ", text)
    if ":" in text or "<3" in text or "xx" in text or ";" in text or "=" in text:
        text = _SMILEY.sub(" ", _EMOJI_NAME.sub(" ", text))
    if "<" in text:
        text = _SLACK.sub(lambda m: m["to"] or " ", text)
    if "&" in text:
        text = html.unescape(text)
    if "http" in text:
        text = _LINK.sub(" ", text)
    if "*" in text or "_" in text or "`" in text or "~" in text:
        text = _STRESS.sub("", text)
    return text


def one_line(text: str) -> str:
    """Blanks collapsed, ends trimmed."""
    return _BLANKS.sub(" ", text.replace("\n", " ")).strip()


def unsigned(text: str) -> str:
    """The lines without a greeting above and a signature below."""
    lines = [_SPACES.sub(" ", line).strip(" ") for line in text.split("\n")]
    for at, line in enumerate(lines):
        if (
            at
            and len(line) < 60
            and (_SIGN_OFF.fullmatch(line) or _CLOSED_LINE.fullmatch(line) or signs_off(line))
            and len(lines) - at <= 8
        ):
            lines = lines[:at]
            break
    kept = [line for line in lines if line]
    while len(kept) > 1 and (hello := _FIRST.match(kept[0] + " ")) and hello.end() >= len(kept[0]):
        kept = kept[1:]
    if len(kept) > 1 and (
        greets(kept[0]) or re.fullmatch(rf"{_HELLO}(?:\s\w{{1,20}}){{0,2}}\s?[,!.:]?", kept[0], re.IGNORECASE)
    ):
        kept = kept[1:]
    return "\n".join(kept)


def polite_less(text: str) -> str:
    """One line without "please", "could you", "thanks" and their like at its edges; never emptied."""
    if _GREETING.fullmatch(text):
        return text
    for _ in range(8):
        match = _FIRST.match(text)
        if not match or match.end() >= len(text):
            break
        text = text[match.end() :]
    tail = text[-80:].lower()
    if ("my" in tail or "outlook" in tail or "sent" in tail) and (
        match := _DEVICE.search(text, max(0, len(text) - 60))
    ):
        text = text[: match.start()]
    if (
        any(word in tail for word in _CLOSERS)
        and (match := _CLOSED.search(text, max(0, len(text) - 80)))
        and (text[: match.start()].strip(" ,.!;:-–"))
    ):
        text = text[: match.start()]
    if match := _SIGNED.search(text, max(0, len(text) - 60)):
        text = text[: match.start() + 1]
    for _ in range(6):
        match = _LAST.search(text, max(0, len(text) - 60))
        if not match or not text[: match.start()].strip(" ,.!;:-–"):
            break
        text = text[: match.start()].rstrip(" ,;-–")
    return text.strip()


def without_own_name(text: str, name: str) -> str:
    """The words without a last line that is nothing but the writer's own name, or a part of it."""
    before, line, last = text.rstrip().rpartition("\n")
    words = {word.strip(".,").casefold() for word in last.split()}
    return before.rstrip() if line and words and words <= {word.casefold() for word in name.split()} else text
