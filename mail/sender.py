"""Who really sent a letter: believed from our own server's Authentication-Results, or proven by an aligned signature.

Nothing is believed by default: without a trusted server and without DNS a From line only says whom to ask.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import dkim
import dkim.dnsplug
from authheaders.dmarc_lookup import get_org_domain, receiver_record

from mail.headers import people_in
from mail.letter import Letter

Dns = Callable[[str], str | None]
MOST_SIGNATURES = 5
LONGEST_RESULTS = 8192
_PROPERTY = re.compile(r"([a-z.]{1,30})\s?=\s?([^\s;]{1,255})")
_BAD_TAGS = re.compile(r"(?:^|;)\s*l\s*=")


def proven(raw: bytes, letter: Letter, *, trusted_authserv: str | None = None, dns: Dns | None = None) -> bool:
    """Whether the From address is proven to be the sender's.

    ``trusted_authserv`` is the id our own receiving server signs its Authentication-Results with; the topmost line of
    that id decides alone. Otherwise a DKIM signature of a domain aligned with From is checked through ``dns``, which
    gives the TXT record of a name or None. Takes the letter's raw bytes; never raises.
    """
    domain = _from_domain(letter)
    if domain is None:
        return False
    if trusted_authserv:
        said = _results_of(letter, trusted_authserv)
        return said is not None and _passes(said, domain)
    return dns is not None and any(_is_aligned(signer, domain, dns) for signer in _signers(raw, letter, dns))


def resolve(name: str) -> str | None:
    """The TXT record of a name from the system's resolver, for ``dns``."""
    found = dkim.dnsplug.get_txt(name.encode())
    return found.decode("utf-8", "replace") if found else None


def _from_domain(letter: Letter) -> str | None:
    """The domain of the one From address; several From lines or addresses prove nothing."""
    fields = letter.signs.headers.get("from", ())
    addresses = [person.address for person in people_in(fields) if person.address]
    if len(fields) != 1 or len(addresses) != 1:
        return None
    return addresses[0].rpartition("@")[2].casefold().rstrip(".") or None


def _results_of(letter: Letter, authserv: str) -> str | None:
    """The topmost Authentication-Results of the trusted server, comments taken out."""
    for value in letter.signs.headers.get("authentication-results", ()):
        words = _without_comments(value[:LONGEST_RESULTS]).casefold()
        who, _, results = words.partition(";")
        if who.split()[:1] == [authserv.casefold()]:
            return results
    return None


def _without_comments(value: str) -> str:
    depth, kept = 0, []
    for char in value:
        depth += char == "("
        if not depth:
            kept.append(char)
        depth -= char == ")" and depth > 0
    return "".join(kept)


def _passes(results: str, domain: str) -> bool:
    """Whether one method passed for the From domain: dmarc, or dkim by an aligned signer."""
    for result in results.split(";"):
        facts = dict(_PROPERTY.findall(result))
        if facts.get("dmarc") == "pass" and facts.get("header.from", domain).rstrip(".") == domain:
            return True
        signer = facts.get("header.d") or facts.get("header.i", "").rpartition("@")[2]
        if facts.get("dkim") == "pass" and signer and _same_organisation(signer, domain):
            return True
    return False


def _signers(raw: bytes, letter: Letter, dns: Dns) -> list[str]:
    """The domains whose signatures over this letter verify; one that leaves part of the body out does not count."""
    signatures = letter.signs.headers.get("dkim-signature", ())
    verifier = dkim.DKIM(raw, minkey=1024)
    return [
        found
        for index, signature in enumerate(signatures[:MOST_SIGNATURES])
        if (found := _signer(verifier, index, signature, dns)) is not None
    ]


def _signer(verifier: dkim.DKIM, index: int, signature: str, dns: Dns) -> str | None:
    if _BAD_TAGS.search(signature):
        return None

    def lookup(name: bytes, timeout: int = 5) -> bytes | None:
        found = dns(name.decode("ascii", "replace").rstrip("."))
        return found.encode() if found else None

    try:
        if not verifier.verify(idx=index, dnsfunc=lookup):
            return None
    except (dkim.DKIMException, ValueError, UnicodeError, OSError):
        # a signature that can't be checked proves nothing
        return None
    return str(verifier.domain, "ascii", "replace").casefold().rstrip(".")


def _is_aligned(signer: str, domain: str, dns: Dns) -> bool:
    """Whether a signer may speak for the From domain: the same organisation, or the same name where DMARC says strict."""
    if signer == domain:
        return True
    if not _same_organisation(signer, domain):
        return False
    try:
        record, _ = receiver_record(domain, dns)
    except (ValueError, OSError, RuntimeError):
        return False
    return str(record.get("adkim", "r")) != "s"


def _same_organisation(one: str, other: str) -> bool:
    return one == other or get_org_domain(one.rstrip(".")) == get_org_domain(other)
