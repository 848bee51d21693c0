"""Signatures: the ``-- `` line, "Sent from my iPhone" in many languages, a formal closing with a name under it."""

# ruff: noqa: E501 - tables of words, a row per language
from __future__ import annotations

from mail.forwarded.words import plain

SENT_FROM = (
    "sent from my", "sent from mail for", "sent from outlook", "sent from yahoo", "sent from proton", "sent with proton",
    "sent from samsung", "sent from gmail", "sent via", "sent using", "get outlook for", "sent from the", "sent from iphone",
    "von meinem iphone gesendet", "von meinem ipad gesendet", "gesendet von", "gesendet mit", "gesendet aus",
    "outlook für ios", "outlook für android", "holen sie sich outlook", "diese nachricht wurde von meinem", "envoyé de mon",
    "envoyé depuis", "envoyé à partir", "envoyé avec", "télécharger outlook pour", "obtenez outlook pour", "enviado desde",
    "obtener outlook para", "obtén outlook para", "enviado de mi", "inviato da iphone", "inviato dal mio", "inviato da",
    "scarica outlook per", "ottieni outlook per", "verzonden vanaf", "verstuurd vanaf", "verzonden met", "verstuurd met",
    "outlook voor", "enviado do meu", "enviado a partir", "enviado via", "obter outlook para", "obtenha o outlook para",
    "wysłane z", "wysłano z", "pobierz program outlook", "pobierz aplikację outlook", "odesláno z", "získat outlook pro",
    "odoslané z", "získajte outlook", "skickat från", "skickat fran", "hämta outlook för", "sendt fra", "hent outlook til",
    "hent outlook for", "få outlook for", "lähetetty iphone", "lähetetty laitteesta", "lataa outlook", "saadetud minu",
    "отправлено с", "отправлено из", "надіслано з", "iphone'umdan gönderildi", "iphone'dan gönderildi", "poslano s mojeg",
    "poslano z", "az iphone-omról", "elküldve az", "trimis de pe", "obțineți outlook pentru", "στάλθηκε από το", "изпратено от",
    "iphoneから送信", "发自我的", "從我的", "我的 iphone", "나의 iphone에서", "dikirim dari", "đã gửi từ", "נשלח מה", "enviat des",
)  # fmt: skip
CLOSINGS = frozenset(
    plain(words)
    for words in [
        "regards",
        "best regards",
        "kind regards",
        "kindest regards",
        "warm regards",
        "warmest regards",
        "with best regards",
        "with kind regards",
        "best wishes",
        "sincerely",
        "yours sincerely",
        "sincerely yours",
        "yours faithfully",
        "yours truly",
        "respectfully",
        "all the best",
        "many thanks and best regards",
        "mit freundlichen grüßen",
        "mit freundlichen gruessen",
        "freundliche grüße",
        "viele grüße",
        "liebe grüße",
        "beste grüße",
        "herzliche grüße",
        "mit besten grüßen",
        "schöne grüße",
        "mfg",
        "lg",
        "vg",
        "cordialement",
        "bien cordialement",
        "bien à vous",
        "sincères salutations",
        "salutations distinguées",
        "un cordial saludo",
        "saludos",
        "saludos cordiales",
        "atentamente",
        "un saludo",
        "cordiali saluti",
        "distinti saluti",
        "saluti",
        "con i migliori saluti",
        "met vriendelijke groet",
        "vriendelijke groeten",
        "met vriendelijke groeten",
        "groeten",
        "atenciosamente",
        "com os melhores cumprimentos",
        "cumprimentos",
        "med venlig hilsen",
        "venlig hilsen",
        "mvh",
        "med vennlig hilsen",
        "vennlig hilsen",
        "med vänliga hälsningar",
        "vänliga hälsningar",
        "hälsningar",
        "ystävällisin terveisin",
        "terveisin",
        "z poważaniem",
        "pozdrawiam",
        "s pozdravem",
        "s pozdravom",
        "srdačan pozdrav",
        "üdvözlettel",
        "cu stimă",
        "с уважением",
        "з повагою",
        "saygılarımla",
        "με εκτίμηση",
        "敬具",
        "此致",
    ]
)
POSTSCRIPTS = ("ps:", "p.s", "ps ", "p. s")
MOST_LINES = 12
LAST_LINES = 60
LONGEST_LINE = 100
SHORT_LINE = 60


def cut_signature(text: str) -> tuple[str, str]:
    """A text without its signature, and the signature (empty when there is none)."""
    lines = text.split("\n")
    signature: list[str] = []
    at = next((i for i, line in enumerate(lines) if line.rstrip() in ("--", "–", "—") or line == "-- "), None)
    if at is not None:
        lines, signature = lines[:at], lines[at:]
    last = range(max(0, len(lines) - LAST_LINES), len(lines))
    sent_from = next((i for i in last if _is_sent_from(lines[i]) or _ends_so(lines, i)), None)
    if sent_from is not None:
        signature = [*lines[sent_from : sent_from + 1], *signature]
        lines = lines[:sent_from] + lines[sent_from + 1 :]
    closing = _closing(lines)
    if closing is not None:
        end = next((i for i in range(closing, len(lines)) if plain(lines[i][:5]).startswith(POSTSCRIPTS)), len(lines))
        lines, signature = lines[:closing] + lines[end:], [*lines[closing:end], *signature]
    return "\n".join(lines).strip(), "\n".join(signature).strip("\n")


def _is_sent_from(line: str) -> bool:
    return len(line) <= LONGEST_LINE and plain(line.split("(")[0]).startswith(SENT_FROM)


def _ends_so(lines: list[str], i: int) -> bool:
    """Whether the text ends in a short "Sent from …" of a program that is not in the table."""
    return len(lines[i]) <= SHORT_LINE and plain(lines[i]).startswith("sent from ") and not any(lines[i + 1 :])


def _closing(lines: list[str]) -> int | None:
    """Where a formal closing begins that only a few short lines follow."""
    for i in range(max(1, len(lines) - MOST_LINES), len(lines)):
        if len(lines[i]) < LONGEST_LINE and plain(lines[i].rstrip(" ,.!")) in CLOSINGS:
            rest = [line for line in lines[i + 1 :] if line.strip()]
            return i if all(len(line) <= LONGEST_LINE for line in rest) else None
    return None
