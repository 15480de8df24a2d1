"""Signatures of mail, each judged by another program's verifier."""

from __future__ import annotations

import base64
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import dkim
import pytest
import trustme
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from reportgen.delivery.doctor import examine
from reportgen.delivery.faults import DeliveryError
from reportgen.delivery.message import Body
from reportgen.delivery.orders import read_order
from reportgen.delivery.plan import Dkim, Mail, Smime
from reportgen.delivery.running import Choices, run_order
from reportgen.delivery.signing import Signer
from tests.delivery.build import PDF, Clock, mail
from tests.delivery.mailserver import MailServer
from tests.delivery.workspace import CONFIG, lay_out, order_for

SIGNED = """\
  dkim: {selector: march, key: keys/dkim.pem}
  smime: {certificate: keys/desk.pem, key: keys/desk.key}
"""


class Keys:
    """A DKIM key with its DNS, and a certificate of the sender with its authority."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        key = rsa.generate_private_key(65537, 2048)
        kinds = serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL
        self.write("dkim.pem", key.private_bytes(*kinds, serialization.NoEncryption()))
        public = key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        self.records = {b"march._domainkey.example.test.": b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)}
        authority = trustme.CA()
        own = authority.issue_cert("desk@example.test", key_type=trustme.KeyType.RSA)
        self.write("desk.pem", own.cert_chain_pems[0].bytes())
        self.write("desk.key", own.private_key_pem.bytes())
        self.write("authority.pem", authority.cert_pem.bytes())

    def write(self, name: str, content: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content)
        path.chmod(0o600)
        return path

    def find(self, name: bytes, timeout: int = 5) -> bytes:  # noqa: ARG002 - dkimpy's own
        return self.records.get(name, b"")

    def signing(self) -> Mail:
        signed = Dkim("example.test", "march", self.folder / "dkim.pem")
        return replace(mail(None), dkim=signed, smime=Smime(self.folder / "desk.pem", self.folder / "desk.key"))


@pytest.fixture
def keys(tmp_path: Path) -> Iterator[Keys]:
    (tmp_path / "config").mkdir()
    return Keys(tmp_path / "config" / "keys")


def test_a_run_sends_messages_that_verifiers_hold_true(keys: Keys, tmp_path: Path) -> None:
    config = lay_out(tmp_path)
    config.write_text(CONFIG + SIGNED, encoding="utf-8")
    with MailServer() as server:
        outcome = run_order(order_for(config, server.address()), Choices(), Clock().outside())
        taken = [content for _, content in server.box.taken]
    assert outcome.exit_code == 0, outcome.problems
    assert len(taken) == 3
    edition = (tmp_path / "out" / "harbour-2026-03-02.pdf").read_bytes()
    for content in taken:
        assert dkim.verify(content, dnsfunc=keys.find)
        assert not dkim.verify(content.replace(b"Subject: H", b"Subject: P"), dnsfunc=keys.find)
        assert not dkim.verify(content.replace(b"To: ", b"To: x", 1), dnsfunc=keys.find)
        inner = message_from_bytes(verified(content, keys), policy=policy.default)
        (attachment,) = inner.iter_attachments()
        assert attachment.get_content() == edition


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl verifies")
def test_a_signature_breaks_with_the_text(keys: Keys) -> None:
    whole = Signer(keys.signing()).sign_body(Body(b"Content-Type: text/plain\r\n\r\nCalls: 131\r\n")).content
    assert verified(whole, keys) == b"Content-Type: text/plain\r\n\r\nCalls: 131\r\n"
    with pytest.raises(subprocess.CalledProcessError):
        verified(whole.replace(b"131", b"132"), keys)


def verified(content: bytes, keys: Keys) -> bytes:
    """What openssl finds signed by the sender. Raises CalledProcessError when it holds the signature for false."""
    command = ["openssl", "smime", "-verify", "-purpose", "any", "-CAfile", str(keys.folder / "authority.pem")]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("dkim.pem", b"not a key", "email.dkim.key .*: it cannot be used .*; put an RSA key in PEM there"),
        ("desk.key", b"not a key", "email.smime.key .*: it cannot be used"),
        ("desk.pem", b"not a certificate", "email.smime.certificate .*: it cannot be used"),
        ("desk.pem", None, "email.smime.certificate .*it belongs to another key"),
    ],
)
def test_a_key_that_does_not_fit_sends_nothing(keys: Keys, name: str, content: bytes | None, says: str) -> None:
    other = trustme.CA().issue_cert("desk@example.test").cert_chain_pems[0].bytes()
    keys.write(name, other if content is None else content)
    with pytest.raises(DeliveryError, match=says):
        Signer(keys.signing())


def test_a_certificate_of_somebody_else_is_refused(keys: Keys) -> None:
    other = trustme.CA().issue_cert("chief@example.test")
    keys.write("desk.pem", other.cert_chain_pems[0].bytes())
    keys.write("desk.key", other.private_key_pem.bytes())
    with pytest.raises(DeliveryError, match=r"it names chief@example\.test, not the sender desk@"):
        Signer(keys.signing())


def test_a_key_that_others_may_read_keeps_mail_waiting_but_not_folders(keys: Keys, tmp_path: Path) -> None:
    config = lay_out(tmp_path)
    config.write_text(CONFIG + SIGNED + "folders: [share]\n", encoding="utf-8")
    (keys.folder / "dkim.pem").chmod(0o644)
    clock = Clock()
    with MailServer() as server:
        outcome = run_order(order_for(config, server.address()), Choices(), clock.outside())
        assert (outcome.exit_code, outcome.states) == (5, (("accepted", 1), ("deferred", 3)))
        assert server.box.taken == []
        (found,) = (each for each in outcome.problems if each.code == "secret")
        path = keys.folder / "dkim.pem"
        assert str(found) == f"email.dkim.key {path}: others may read it; run `chmod 600 {path}`"
        path.chmod(0o600)
        clock.pass_by(minutes=2)
        assert run_order(order_for(config, server.address()), Choices(), clock.outside()).exit_code == 0
        assert len(server.box.taken) == 3


def test_doctor_looks_at_the_keys(keys: Keys, tmp_path: Path) -> None:
    config = lay_out(tmp_path)
    config.write_text(CONFIG + SIGNED, encoding="utf-8")

    def look() -> str:
        found = {each.subject: each for each in examine(read_order(config, {}), None, Clock().outside())}
        return f"{found['signatures'].is_well}: {found['signatures'].found}"

    assert look().startswith("True: DKIM; the public key must stand in DNS at march._domainkey.example.test; S/MIME as")
    keys.write("dkim.pem", PDF)
    assert look().startswith("False: email.dkim.key ")
