"""E-mail addresses, strictly: what two mail programs could read as two different addresses is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.strict_yaml import quoted
from reportgen.strict_yaml.refusal import RefusedError

LOCAL_PART_LIMIT = 64  # octets, RFC 5321 §4.5.3.1.1
ADDRESS_LIMIT = 254  # octets: the path of §4.5.3.1.3 without its angle brackets
DOMAIN_LIMIT = 253

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL_PART = re.compile(rf"{_ATOM}(\.{_ATOM})*")
_LABEL = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>\s*")
_FORM = "write name@example.org or Name <name@example.org>"
_QUOTED_NAME = re.compile(r'"([^"\\]*)"')


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox: `name` as people see it (may be empty), `local` and `domain` in ASCII (IDN as punycode)."""

    name: str
    local: str
    domain: str

    @property
    def mailbox(self) -> str:
        """`local@domain`."""
        return f"{self.local}@{self.domain}"

    @property
    def key(self) -> str:
        """The same for two spellings of one mailbox."""
        return self.mailbox.casefold()


def read_address(text: str) -> Address:
    """`a@b.example` or `Name <a@b.example>` as an Address. Raises RefusedError."""
    if any(not letter.isprintable() for letter in text):
        raise RefusedError(f"{quoted(text)} holds an invisible character", "remove it")
    if "<" not in text and ">" not in text:
        return _mailbox("", text.strip())
    match = _NAMED.fullmatch(text)
    if not match:
        raise RefusedError(f"the angle brackets in {quoted(text)} do not enclose one address at its end", _FORM)
    return _mailbox(_display_name(match["name"].strip()), match["address"])


def _display_name(name: str) -> str:
    plain = _QUOTED_NAME.fullmatch(name)
    bare = plain[1] if plain else name
    if "@" in bare:
        raise RefusedError(f"the name {quoted(bare)} looks like a second address", "leave the @ out of the name")
    if not plain and (bad := re.search(r'[,;:"()\[\]\\]', bare)):
        raise RefusedError(
            f"the name {quoted(bare)} holds {bad[0]}", "put the name in double quotes; one address an entry"
        )
    return bare


def _mailbox(name: str, text: str) -> Address:
    if separator := re.search(r"[;,]", text):
        raise RefusedError(f"{quoted(text)} holds '{separator[0]}'", "give each address an entry of its own")
    local, at, domain = text.rpartition("@")
    if not at or not local or not domain:
        missing = "an @" if not at else "a name before the @" if not local else "a domain after the @"
        raise RefusedError(f"{quoted(text)} lacks {missing}", _FORM)
    if "@" in local or '"' in local:
        raise RefusedError(f"{quoted(text)} has a second @ or quotation marks before the @", _FORM)
    if not local.isascii():
        raise RefusedError(f"{quoted(local)} has letters outside ASCII before the @", "use the mailbox's ASCII address")
    if not _LOCAL_PART.fullmatch(local):
        raise RefusedError(f"{quoted(local)} cannot stand before the @", _FORM)
    domain = _domain(domain)
    if len(local) > LOCAL_PART_LIMIT or len(local) + 1 + len(domain) > ADDRESS_LIMIT:
        limits = f"{LOCAL_PART_LIMIT} characters before the @, {ADDRESS_LIMIT} in all"
        raise RefusedError(f"{quoted(text)} is too long ({limits})", "correct it")
    return Address(name, local, domain)


def read_domain(text: str) -> str:
    """`example.org` in ASCII and small letters (IDN as punycode). Raises RefusedError."""
    return _domain(text.strip()).casefold()


def _domain(text: str) -> str:
    if text.startswith("["):
        raise RefusedError(f"{quoted(text)} is an IP address", "use the mail domain's name")
    domain = text if text.isascii() else _punycode(text)
    labels = domain.split(".")
    if len(domain) > DOMAIN_LIMIT or not all(_LABEL.fullmatch(label) for label in labels):
        raise RefusedError(f"{quoted(text)} is not a domain", _FORM)
    if len(labels) < 2 or labels[-1].isdigit():
        raise RefusedError(f"{quoted(text)} is not a full domain", "write one such as example.org")
    return domain


def _punycode(domain: str) -> str:
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        raise RefusedError(f"{quoted(domain)} is not a domain", _FORM) from None
