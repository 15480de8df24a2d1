"""Passwords and tokens, from where the config says they are. They never stand in it, nor in a log or a message."""

from __future__ import annotations

import os
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reportgen.errors import ReportgenError, error

COMMAND_TIMEOUT_S = 30.0
_MOST_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Secret:
    """Where a password or token is found: in a variable, in a file that only its owner reads, or from a command."""

    kind: Literal["env", "file", "command"]
    value: tuple[str, ...]


class SecretError(ReportgenError):
    """A password or token is not there, or others could read it."""


def read_secret(secret: Secret) -> str:
    """The password or token. Raises SecretError when it is not there, or where others could read it."""
    found = {"env": _from_variable, "file": _from_file, "command": _from_command}[secret.kind](secret.value)
    if not found:
        raise _refused(secret, "it is empty", "put the password there")
    if any(not letter.isprintable() for letter in found):
        raise _refused(secret, "it holds an invisible character", "write the password alone, on one line")
    return found


def _from_variable(value: tuple[str, ...]) -> str:
    (name,) = value
    found = os.environ.get(name)
    if found is None:
        raise _refused(Secret("env", value), "the variable is not set", f"set {name} for whoever runs reportgen")
    return found


def _from_file(value: tuple[str, ...]) -> str:
    (name,) = value
    content = read_private(Path(name), f"password file {name}")
    return content.decode(errors="replace").removesuffix("\n").removesuffix("\r")


def read_private(path: Path, where: str) -> bytes:
    """A file that only its owner may read. Raises SecretError, which names it as `where`, when it is not that."""
    try:
        # Opened once and asked about what is open: another file cannot be put in its place in between.
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise SecretError(error("secret", where, "this is not a file", "name a file that holds it alone"))
            if stat.S_IMODE(status.st_mode) & 0o077:
                raise SecretError(error("secret", where, "others may read it", f"run `chmod 600 {path}`"))
            return file.read(_MOST_BYTES)
    except OSError as fault:
        fact = f"it cannot be read ({fault.strerror or 'no such file'})"
        raise SecretError(error("secret", where, fact, "make the file, readable for you alone")) from fault


def _from_command(value: tuple[str, ...]) -> str:
    secret = Secret("command", value)
    try:
        done = subprocess.run(  # noqa: S603 - the operator's own command, without a shell
            value, capture_output=True, timeout=COMMAND_TIMEOUT_S, check=False, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        fact = f"it did not end within {COMMAND_TIMEOUT_S:.0f} s"
        raise _refused(secret, fact, "run it by hand and see what it waits for") from None
    except OSError as fault:
        raise _refused(secret, f"it cannot be run ({fault.strerror})", "correct the command") from fault
    if done.returncode != 0:
        raise _refused(secret, f"it ended with exit code {done.returncode}", "run it by hand and see what it says")
    return done.stdout.decode(errors="replace").strip()


def _refused(secret: Secret, fact: str, remedy: str) -> SecretError:
    where = {"env": "variable", "file": "password file", "command": "password command"}[secret.kind]
    return SecretError(error("secret", f"{where} {secret.value[0]}", fact, remedy))
