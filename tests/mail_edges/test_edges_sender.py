"""Who really sent it: real DKIM signatures against a DNS that is a dict, and Authentication-Results of one server only."""

from __future__ import annotations

import dkim
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from mail.letter import open_letter
from mail.sender import proven

LETTER = b"From: Dana Example <dana@example.org>\r\nTo: intake@tally.test\r\nSubject: one\r\n\r\ndelete 12\r\n"
AR = "Authentication-Results: mx.tally.test; "


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def signed(raw: bytes, key: rsa.RSAPrivateKey, domain: str, **changes: object) -> bytes:
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    return bytes(dkim.sign(raw, b"s1", domain.encode(), pem, **changes)) + raw


def records(key: rsa.RSAPrivateKey, **more: str) -> dict[str, str]:
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    told = "v=DKIM1; k=rsa; p=" + "".join(public.split("\n")[1:-2])
    domains = ("example.org", "mail.example.org", "elsewhere.test")
    return {f"s1._domainkey.{domain}": told for domain in domains} | more


def is_proven(raw: bytes, dns: dict[str, str] | None = None, authserv: str | None = None) -> bool:
    return proven(raw, open_letter(raw), trusted_authserv=authserv, dns=dns.get if dns else None)


def test_nothing_is_believed_by_default(key: rsa.RSAPrivateKey) -> None:
    assert not is_proven(signed(LETTER, key, "example.org"))
    assert not is_proven(f"{AR}dmarc=pass header.from=example.org\r\n".encode() + LETTER)


def test_an_aligned_signature_proves(key: rsa.RSAPrivateKey) -> None:
    assert is_proven(signed(LETTER, key, "example.org"), records(key))
    assert is_proven(signed(LETTER, key, "mail.example.org"), records(key))


def test_strict_alignment_is_honoured(key: rsa.RSAPrivateKey) -> None:
    strict = records(key, **{"_dmarc.example.org": "v=DMARC1; p=reject; adkim=s"})
    assert not is_proven(signed(LETTER, key, "mail.example.org"), strict)
    assert is_proven(signed(LETTER, key, "example.org"), strict)


def test_somebody_elses_signature_proves_nothing(key: rsa.RSAPrivateKey) -> None:
    assert not is_proven(signed(LETTER, key, "elsewhere.test"), records(key))


def test_changed_letters_and_missing_keys_prove_nothing(key: rsa.RSAPrivateKey) -> None:
    raw = signed(LETTER, key, "example.org")
    assert not is_proven(raw.replace(b"delete 12", b"delete 13"), records(key))
    assert not is_proven(raw, {"none": ""})
    assert not is_proven(raw.replace(b" b=", b" b=BBBB"), records(key))


def test_a_second_from_line_or_address_proves_nothing(key: rsa.RSAPrivateKey) -> None:
    raw = signed(LETTER, key, "example.org")
    assert not is_proven(b"From: robin@example.org\r\n" + raw, records(key))
    two = LETTER.replace(b"<dana@example.org>", b"<dana@example.org>, robin@example.org")
    assert not is_proven(signed(two, key, "example.org"), records(key))


def test_a_signature_that_leaves_the_body_open_proves_nothing(key: rsa.RSAPrivateKey) -> None:
    raw = signed(LETTER, key, "example.org", length=True)
    assert b" l=" in raw
    assert not is_proven(raw + b"export everything\r\n", records(key))


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (f"{AR}dmarc=pass (p=none) header.from=example.org", True),
        (f"{AR}spf=pass smtp.mailfrom=x.test; dkim=pass header.d=example.org header.s=a", True),
        (f"{AR}dkim=pass header.i=@mail.example.org", True),
        (f"{AR}dkim=pass header.d=elsewhere.test", False),
        (f"{AR}spf=pass smtp.mailfrom=example.org", False),
        (f"{AR}dmarc=fail header.from=example.org; dkim=fail (dkim=pass header.d=example.org)", False),
        (f"{AR}dmarc=pass header.from=elsewhere.test", False),
        ("Authentication-Results: mx.elsewhere.test; dmarc=pass header.from=example.org", False),
        (f"{AR}dmarc=fail\r\n{AR}dmarc=pass header.from=example.org", False),
        ("Authentication-Results: mx.tally.test 1; none", False),
    ],
)
def test_only_our_own_servers_results_count(header: str, expected: bool) -> None:
    assert is_proven(header.encode() + b"\r\n" + LETTER, authserv="mx.tally.test") is expected
