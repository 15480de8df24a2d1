"""Secrets as a delivery meets them: one that cannot be had keeps mail from going out."""

from __future__ import annotations

from pathlib import Path

from reportgen import credentials
from reportgen.credentials import Secret, SecretError
from reportgen.delivery.faults import DeliveryError


def read_secret(secret: Secret) -> str:
    """The password or token. Raises DeliveryError when it is not there, or where others could read it."""
    try:
        return credentials.read_secret(secret)
    except SecretError as fault:
        raise DeliveryError(fault.problems) from fault


def read_private(path: Path, where: str) -> bytes:
    """A file that only its owner may read. Raises DeliveryError, which names it as `where`, when it is not that."""
    try:
        return credentials.read_private(path, where)
    except SecretError as fault:
        raise DeliveryError(fault.problems) from fault
