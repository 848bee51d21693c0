"""Help, and small talk that is a whole line."""

from __future__ import annotations

import re

from bot.intents import Chitchat, Help, Intent
from bot.understand.said import Said
from bot.understand.wishes.rule import Rule, phrase, rule


def _help(line: Said) -> Intent | None:
    match = re.fullmatch(
        r"(?:(?:please )?(?:help|hlep|halp|hepl)(?: (?:me|please|page|menu|with|on|about|for|to))*(?P<q>(?:"
        r" .{1,80})?)|how (?:do|can|should|would|to|does|is)(?: (?:i|one|you|we|this|it|someone))*(?P<q2> .{1,120})"
        r"|what (?:can|do|could|else can|all can|are|is) (?:you|i|this|your|tally)(?: (?:do|say|ask|type|here|for"
        r"|able|to|you|commands?|functions?|options|possible|know|understand|capable|bot|help|with|me|features"
        r"|supported))*|(?:show |list |what are |which are )?(?:me )?(?:the |all |your )?(?:commands?|options|menu"
        r"|manual|instructions"
        r"|examples|features|guide|faq)|(?:hi|hello|hey|hiya|hallo|howdy|hola|bonjour|hey there|hi there|hello"
        r" there|hi all|hi tally|hello tally|hey tally|yo|heya|start|get started|/start|info|who are you|what are"
        r" you|what is (?:this|tally)|what's this|hi bot|hello bot|hey bot|hi again|hello again|hello\?+)|\?+|i"
        r" need help(?: with)?(?P<q3>(?: .{1,80})?)|how does (?:this|it|tally) work|what now|what do i do(?: now|"
        r" next)?|what should i (?:say|type|write)|what do i do(?: now| next)?|what should i (?:say|type|write)|i'm"
        r" (?:stuck|lost|new here)|i am (?:stuck|lost|new here)|explain(?P<q4>(?: .{1,80})?))",
        line.low,
    )
    if match is None:
        return None
    name = next((q for q in ("q", "q2", "q3", "q4") if match[q] and match[q].strip()), None)
    words = line.text[match.start(name) : match.end(name)].strip() if name else ""
    if words in (
        "work",
        "this work",
        "it work",
        "me",
        "doing",
        "are you",
        "going",
        "today",
        "are you doing",
    ) or re.fullmatch(r"(?:are|is|was) .*", words):
        return Help() if "work" in words else None
    return Help(words or None)


SMALL: tuple[Rule, ...] = (
    phrase(
        "how are you morning afternoon evening night weekend day doing up going sup joke love weather name old"
        " robot human real birthday christmas year happy merry good",
        r"(?:good (?:morning|afternoon|evening|night|day)|morning|happy (?:new year|birthday|friday|monday|holidays"
        r"|easter|christmas)|merry christmas|how are (?:you|things)(?: .{0,40})?|how(?:'s| is) (?:it going"
        r"|everything|your day|life|the weather|things)(?: .{0,30})?|what'?s up|sup|wassup|have a (?:nice|good"
        r"|great) (?:day|weekend|evening|one|week)|tell me a joke|i love you|(?:what|how)(?:'s| is) the weather(?:"
        r" .{0,40})?|are you (?:a |an )?(?:robot|bot|human|real|ai|there|ok|alive|awake)(?: .{0,20})?|do you"
        r" (?:like|love|dream|sleep|know me).{0,40}|what(?:'s| is) your name|how old are you|nice (?:weather|day|to"
        r" meet you).{0,40}|happy weekend|how do you do|how have you been|how's (?:tricks|business|work))",
        Chitchat("greeting"),
    ),
)
HELP: tuple[Rule, ...] = (
    rule(
        "help hlep halp hepl how what show list commands command options menu manual instructions examples features"
        " guide faq hi hello hey hiya hallo howdy hola bonjour yo heya start get info who ? explain i",
        _help,
    ),
)
