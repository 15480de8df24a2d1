"""Signatures of messages: DKIM for the domain (dkimpy), S/MIME for the sender (cryptography). Both optional."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from importlib import import_module
from typing import Any

from reportgen.delivery.credentials import read_private
from reportgen.delivery.faults import DeliveryError
from reportgen.delivery.message import Body
from reportgen.delivery.plan import Dkim, Mail, Smime
from reportgen.errors import error

# RFC 6376 §5.4.1: what readers see and what must not be added later. A name twice: no second one can be put before it.
_SIGNED = (
    *(b"from", b"from", b"to", b"cc", b"subject", b"subject", b"date", b"message-id", b"reply-to"),
    *(b"mime-version", b"content-type", b"content-language", b"auto-submitted", b"list-unsubscribe"),
)


class Signer:
    """Signs as the config says; without keys in it, everything passes through as it is.

    Raises DeliveryError when a key or certificate cannot be used: nothing goes out unsigned by mistake.
    """

    def __init__(self, mail: Mail) -> None:
        self._domain_key = _dkim_signer(mail.dkim) if mail.dkim else None
        self._own_key: Callable[[bytes], bytes] | None = None
        self.valid_until: datetime.datetime | None = None
        if mail.smime:
            self._own_key, self.valid_until = _smime_signer(mail.smime, mail.sender.mailbox)

    def sign_body(self, body: Body) -> Body:
        """The body inside a multipart/signed (RFC 8551), which needs no key for each recipient."""
        return Body(self._own_key(body.content)) if self._own_key else body

    def sign_message(self, message: bytes) -> bytes:
        """The message below its DKIM-Signature."""
        return self._domain_key(message) if self._domain_key else message


def _dkim_signer(dkim: Dkim) -> Callable[[bytes], bytes]:
    library, where = _library("dkim", "dkimpy"), f"email.dkim.key {dkim.key}"
    key = read_private(dkim.key, where)
    selector, domain = dkim.selector.encode("idna"), dkim.domain.encode("idna")

    def sign(message: bytes) -> bytes:
        try:
            found = library.sign(
                message, selector, domain, key, canonicalize=(b"relaxed", b"relaxed"), include_headers=_SIGNED
            )
        except library.DKIMException as fault:
            raise _unusable(where, str(fault), "put an RSA key in PEM there: openssl genrsa -out FILE 2048") from fault
        return bytes(found) + message

    sign(b"From: probe@example.org\r\n\r\nprobe\r\n")  # a key that does not sign is told before anything is sent
    return sign


def _smime_signer(smime: Smime, sender: str) -> tuple[Callable[[bytes], bytes], datetime.datetime]:
    """What signs, and until when the certificate holds."""
    _library("cryptography", "cryptography")
    from cryptography import x509  # noqa: PLC0415 (optional, and heavy)
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415 (the same)
    from cryptography.hazmat.primitives.serialization import pkcs7  # noqa: PLC0415 (the same)

    where = f"email.smime.key {smime.key}"
    try:
        key: Any = serialization.load_pem_private_key(read_private(smime.key, where), None)
    except (ValueError, TypeError) as fault:
        raise _unusable(where, str(fault), "put a key in PEM there, without a passphrase") from fault
    place = f"email.smime.certificate {smime.certificate}"
    try:
        certificate, *others = x509.load_pem_x509_certificates(smime.certificate.read_bytes())
    except (OSError, ValueError) as fault:
        raise _unusable(place, str(fault), "put the certificate in PEM there") from fault
    if certificate.public_key() != key.public_key():
        raise _unusable(place, "it belongs to another key", "name the key that it was made for")
    _refuse_stranger(certificate, sender, place)

    def sign(content: bytes) -> bytes:
        builder = pkcs7.PKCS7SignatureBuilder().set_data(content).add_signer(certificate, key, hashes.SHA256())
        for each in others:
            builder = builder.add_certificate(each)
        options = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]
        return _in_crlf(builder.sign(serialization.Encoding.SMIME, options))

    return sign, certificate.not_valid_after_utc


def _refuse_stranger(certificate: Any, sender: str, place: str) -> None:
    """Mail programs warn of a signature whose certificate names another address than the sender."""
    from cryptography import x509  # noqa: PLC0415 (optional, and heavy)

    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        found = names.get_values_for_type(x509.RFC822Name)
    except x509.ExtensionNotFound:
        found = []
    if sender.casefold() not in (name.casefold() for name in found):
        named = ", ".join(found) or "no address"
        raise _unusable(place, f"it names {named}, not the sender {sender}", "use a certificate of the sender")


def _in_crlf(content: bytes) -> bytes:
    return re.sub(rb"\r?\n", b"\r\n", content)


def _library(module: str, package: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        fact = f"signing needs another package, {package}"
        raise DeliveryError(error("signing", "email", fact, "pip install 'reportgen[signed]'")) from None


def _unusable(where: str, fact: str, remedy: str) -> DeliveryError:
    return DeliveryError(error("signing", where, f"it cannot be used ({fact.strip('.')})", remedy))
