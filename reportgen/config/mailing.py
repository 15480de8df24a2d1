"""Mail and watching, from the shape of the file to what a run uses; the rules between their keys are checked here."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from pathlib import Path

from reportgen.config.addresses import Address, read_address, read_domain
from reportgen.config.briefing_config import EmailConfig, FolderConfig, RecipientConfig, WatchConfig
from reportgen.config.shape import ConfigFile, Email, Folder, ParameterValue, Recipient, RecipientTable, Watch
from reportgen.strict_yaml import MapNode, Node, quoted
from reportgen.strict_yaml.places import node_at
from reportgen.strict_yaml.report import Report, suggestion
from reportgen.strict_yaml.workspace import Workspace

# An address of a recipient entry: the entry's number, the keys that lead to it, and its text.
_Listed = tuple[int, tuple[str | int, ...], str]


def check_mail(file: ConfigFile, sections: tuple[str, ...], root: MapNode, report: Report) -> None:
    """Reports what no single key can tell: too many recipients, strangers, unknown sections, mail unprotected."""
    for index, folder in enumerate(file.folders):
        if isinstance(folder, Folder):
            _check_variant(folder, ("folders", index), sections, tuple(file.parameters), root, report)
    email = file.email
    if email is None:
        return
    _check_count(email, root, report)
    _check_domains(email, root, report)
    for index, entry in _entries(email):
        if isinstance(entry, Recipient):
            _check_variant(entry, ("email", "recipients", index), sections, tuple(file.parameters), root, report)
    if isinstance(email.recipients, RecipientTable):
        for name in email.recipients.parameters:
            at = node_at(root, "email", "recipients", "parameters", name)
            _check_known(name, tuple(file.parameters), "parameter", at, "email.recipients.parameters", report)
    if email.smtp and email.smtp.security == "none" and not _is_loopback(email.smtp.host):
        fact = "without TLS mail goes to this machine itself only"
        at = node_at(root, "email", "smtp", "security")
        report.error(at, "email.smtp.security", fact, "write starttls or implicit")


def build_email(email: Email, language: str, workspace: Workspace, root: MapNode, report: Report) -> EmailConfig:
    """What the config says of mail; an address listed twice for one variant is told, and gets one message."""
    table = email.recipients if isinstance(email.recipients, RecipientTable) else None
    smtp = email.smtp
    return EmailConfig(
        sender=read_address(email.sender),
        recipients=tuple(_recipients(email, language, root, report)),
        smtp=smtp,
        table=table,
        recipient_limit=email.recipient_limit,
        allow_domains=tuple(map(read_domain, email.allow_domains)),
        reply_to=read_address(email.reply_to) if email.reply_to else None,
        subject=email.subject,
        unsubscribe=email.unsubscribe or "",
        link=email.link or "",
        certificates=workspace.file(smtp.certificates) if smtp and smtp.certificates else None,
        dkim=email.dkim,
        smime=email.smime,
    )


def build_folders(folders: tuple[str | Folder, ...], language: str, root: Path) -> tuple[FolderConfig, ...]:
    """The folders that get the PDF, each with its variant; a path is relative to the workspace."""
    written = (Folder(to=each) if isinstance(each, str) else each for each in folders)
    made = (
        FolderConfig(
            to=each.to if "://" in each.to else str(root / Path(each.to).expanduser()),
            language=each.language or language,
            sections=each.sections,
            parameters=tuple(sorted((name, _text(value)) for name, value in each.parameters.items())),
        )
        for each in written
    )
    return tuple(dict.fromkeys(made))


def build_watch(watch: Watch, root: Path) -> WatchConfig:
    """Who hears of runs; the file of metrics is relative to the workspace, or somewhere else altogether."""
    operator = read_address(watch.operator) if watch.operator else None
    return WatchConfig(operator, watch.ping or "", root / watch.metrics if watch.metrics else None)


def _entries(email: Email) -> Iterator[tuple[int, str | Recipient]]:
    if not isinstance(email.recipients, RecipientTable):
        yield from enumerate(email.recipients)


def _listed(email: Email) -> Iterator[_Listed]:
    """Every address of the list, with where it stands."""
    for index, entry in _entries(email):
        if isinstance(entry, str):
            yield index, (), entry
            continue
        if isinstance(entry.to, str):
            yield index, ("to",), entry.to
        lines = {"to": () if isinstance(entry.to, str) else entry.to, "cc": entry.cc, "bcc": entry.bcc}
        for key, texts in lines.items():
            yield from ((index, (key, number), text) for number, text in enumerate(texts))


def _check_count(email: Email, root: MapNode, report: Report) -> None:
    count = len(list(_listed(email)))
    if count > email.recipient_limit:
        fact = f"{count:,} recipients are more than recipient_limit, {email.recipient_limit:,}"
        at = node_at(root, "email", "recipients")
        report.error(at, "email.recipients", fact, "raise email.recipient_limit if all of them are meant")


def _check_domains(email: Email, root: MapNode, report: Report) -> None:
    if not email.allow_domains or report.has_errors():
        return
    allowed = tuple(map(read_domain, email.allow_domains))
    for index, keys, text in _listed(email):
        domain = read_address(text).domain.casefold()
        if domain not in allowed:
            at = node_at(root, "email", "recipients", index, *keys)
            path = f"email.recipients[{index}]" + "".join(f"[{k}]" if isinstance(k, int) else f".{k}" for k in keys)
            fact = f"{quoted(domain)} is not among the allowed domains"
            report.error(at, path, fact, f"correct it, or add it to email.allow_domains: {', '.join(allowed)}")


def _check_variant(
    entry: Recipient | Folder,
    keys: tuple[str | int, ...],
    sections: tuple[str, ...],
    parameters: tuple[str, ...],
    root: MapNode,
    report: Report,
) -> None:
    where = f"{'.'.join(map(str, keys[:-1]))}[{keys[-1]}]"
    for number, name in enumerate(entry.sections):
        at = node_at(root, *keys, "sections", number)
        _check_known(name, sections, "section", at, f"{where}.sections[{number}]", report)
    for name in entry.parameters:
        at = node_at(root, *keys, "parameters", name)
        _check_known(name, parameters, "parameter", at, f"{where}.parameters", report)


def _check_known(name: str, known: tuple[str, ...], word: str, at: Node, path: str, report: Report) -> None:
    if name not in known:
        report.error(at, path, f"the briefing has no {word} {quoted(name)}", suggestion(name, dict.fromkeys(known)))


def _is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _recipients(email: Email, language: str, root: MapNode, report: Report) -> Iterator[RecipientConfig]:
    seen: set[tuple[str, RecipientConfig]] = set()
    for index, entry in _entries(email):
        variant = entry if isinstance(entry, Recipient) else Recipient(to=entry)
        for head in _heads(variant):
            made = RecipientConfig(
                address=head[0],
                language=variant.language or language,
                beside=head[1:],
                cc=tuple(map(read_address, variant.cc)),
                bcc=tuple(map(read_address, variant.bcc)),
                sections=variant.sections,
                parameters=tuple(sorted((name, _text(value)) for name, value in variant.parameters.items())),
            )
            key = _key(made)
            # Others who stand in the entry's lines still get it: the same copy goes to one mailbox once, and no more.
            if key in seen and not (made.beside or made.cc or made.bcc):
                at = node_at(root, "email", "recipients", index, *(() if isinstance(entry, str) else ("to",)))
                fact = f"{made.address.mailbox} stands in the list already"
                report.warning(at, f"email.recipients[{index}]", fact, "one copy will be sent; remove the other entry")
                continue
            seen.add(key)
            yield made


def _heads(entry: Recipient) -> list[tuple[Address, ...]]:
    """The To lines of an entry: one for each address, or all of them in one."""
    texts = (entry.to,) if isinstance(entry.to, str) else entry.to
    addresses = tuple(map(read_address, texts))
    return [addresses] if entry.together else [(address,) for address in addresses]


def _key(made: RecipientConfig) -> tuple[str, RecipientConfig]:
    """The same for two entries that would send the same copy to one mailbox, however they are spelt."""
    bare = Address("", "", "")
    variant = RecipientConfig(bare, made.language, sections=made.sections, parameters=made.parameters)
    return made.address.key, variant


def _text(value: ParameterValue) -> str:
    """The value as `-P` takes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
