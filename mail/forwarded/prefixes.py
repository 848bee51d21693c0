"""What a subject's prefix says: ``FW:``, ``WG:``, ``TR:`` forward, ``Re:``, ``AW:``, ``SV:`` answer."""

from __future__ import annotations

from mail.forwarded.words import plain

FORWARDS = (
    "fwd|fw|wg|wtr|tr|transf|rv|reenv|i|inoltra|inoltrato|doorst|vb|vs|vl|vidarebefordrat|videresendt|enc|pd|przek|prz|přep"
    "|předáno|tov|továbbítás|ilt|trs|pers|persiuntimas|proslijeđeno|prosl|posr|pārs|edast|πρθ|προωθ|препратено|пересл|переслано"
    "|переадр|ct|转发|轉寄|转寄|轉發|転送|전달|הועבר|إعادة توجيه"
)
ANSWERS = (
    "re|aw|antw|antwort|sv|svar|r|rif|ref|res|resp|odp|ynt|yan|atb|atbilde|vá|bls|vast|ots|απ|σχετ|на|отн|отв|відп|答复|回复|回覆"
    "|返信|답장|השב|رد"
)
SAYS = {plain(word): "answer" for word in ANSWERS.split("|")} | {plain(word): "forward" for word in FORWARDS.split("|")}
MOST_CHARACTERS = 24


def leading(subject: str, *, is_finnish: bool = False) -> str | None:
    """What the outermost prefix says: ``forward``, ``answer`` or None.

    ``VS`` forwards in Danish and Norwegian and answers in Finnish.
    """
    head, colon, _ = subject.replace("：", ":").lstrip().partition(":")
    if not colon or len(head) > MOST_CHARACTERS:
        return None
    word = plain(head.split("[")[0])
    return "answer" if word == "vs" and is_finnish else SAYS.get(word)


def without_prefix(subject: str) -> str:
    """A forward's subject as it was before the forward prefix (or all of it when there is none)."""
    while leading(subject) == "forward":
        subject = subject.replace("：", ":").partition(":")[2].strip()
    return subject.strip()
