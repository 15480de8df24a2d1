"""Addresses: one spelling, one reading."""

from __future__ import annotations

import pytest

from reportgen.config.addresses import Address, read_address
from reportgen.strict_yaml.refusal import RefusedError


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ops@example.test", Address("", "ops", "example.test")),
        ("Board <board@example.org>", Address("Board", "board", "example.org")),
        ('"Doe, John" <j.doe+x@example.org>', Address("Doe, John", "j.doe+x", "example.org")),
        ("Посольство <embassy@example.org>", Address("Посольство", "embassy", "example.org")),
        ("<a@b.example>", Address("", "a", "b.example")),
        ("a@xn--exmple-cua.test", Address("", "a", "xn--exmple-cua.test")),
        ("a@exämple.test", Address("", "a", "xn--exmple-cua.test")),
        ("a" * 64 + "@example.test", Address("", "a" * 64, "example.test")),
    ],
)
def test_good_addresses(text: str, address: Address) -> None:
    assert read_address(text) == address


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("ops@example.test\r\nBcc: evil@example.test", "invisible character"),
        ("ops@example.test\n", "invisible character"),
        ("a@example.test;b@example.test", "holds ';'"),
        ("a@example.test, b@example.test", "holds ','"),
        ("A <a@b.example>, B <c@d.example>", "do not enclose one address"),
        ("alice(<bob@evil.test>)@example.test", "do not enclose one address"),
        ("<a@example.test", "do not enclose one address"),
        ("<<a@example.test>>", "do not enclose one address"),
        ("a@", "lacks a domain"),
        ("@example.test", "lacks a name"),
        ("postmaster", "lacks an @"),
        ("", "lacks an @"),
        ("a b@example.test", "cannot stand before the @"),
        (".a@example.test", "cannot stand before the @"),
        ("a@@example.test", "second @"),
        ('"a@evil.test"@example.test', "second @"),
        ("a@example..test", "is not a domain"),
        ("a@-example.test", "is not a domain"),
        ("a@example.test.", "is not a domain"),
        ("a@example.com\0.evil.test", "invisible character"),
        ("a" * 65 + "@example.test", "too long"),
        ("a@" + "x" * 250 + ".test", "is not a domain"),
        ("a@" + ".".join(["x" * 60] * 5) + ".test", "is not a domain"),
        ("a" * 60 + "@" + ".".join(["x" * 60] * 3) + ".longer.test", "too long"),
        ("ü@example.test", "letters outside ASCII"),
        ("paypaІ@example.test", "letters outside ASCII"),
        ("root@localhost", "not a full domain"),
        ("a@[127.0.0.1]", "is an IP address"),
        ("a@127.0.0.1", "not a full domain"),
        ("ceo@bank.example <evil@example.test>", "looks like a second address"),
        ('"ceo@bank.example" <evil@example.test>', "looks like a second address"),
        ("Doe, John <j@example.org>", "holds ,"),
        ("a\u202eb <j@example.org>", "invisible character"),
        ("a@\ud800.example", "invisible character"),
    ],
)
def test_addresses_that_are_refused(text: str, fact: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        read_address(text)
    assert fact in refusal.value.fact


def test_two_spellings_of_one_mailbox_have_one_key() -> None:
    assert read_address("Ops@Example.test").key == read_address('"Ops" <ops@EXAMPLE.test>').key
