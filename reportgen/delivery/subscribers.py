"""Recipients from a table: each row a person, its columns their variant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.config import BriefingConfig, EmailConfig
from reportgen.config.addresses import Address, read_address
from reportgen.config.shape import RecipientTable
from reportgen.delivery.plan import Group, Variant
from reportgen.errors import DataError, Problem, error
from reportgen.inputs import read_table
from reportgen.language import languages
from reportgen.model.dataset import DataTable, TableRow
from reportgen.strict_yaml.refusal import RefusedError
from reportgen.strict_yaml.texts import check_line


def read_subscribers(config: BriefingConfig, email: EmailConfig, table: RecipientTable) -> tuple[Group, ...]:
    """A group for each row; the same address in two rows with other parameters gets both.

    Raises DataError with every row that cannot be written to, and when there are none or too many.
    """
    file = config.data.files.tables[table.table]
    rows = read_table(table.table, file, config.root)
    _refuse_unknown_columns(rows, table)
    groups: list[Group] = []
    problems: list[Problem] = []
    for row in rows.rows:
        try:
            groups.append(_group(config, email, table, rows, row))
        except RefusedError as refusal:
            problems.append(error("subscriber", str(row.citation.locator), refusal.fact, refusal.remedy))
    if problems:
        raise DataError(problems)
    unique = {(group.to[0].key, group.variant): group for group in groups}
    _refuse_count(len(unique), rows.file, email)
    return tuple(unique.values())


def _refuse_unknown_columns(rows: DataTable, table: RecipientTable) -> None:
    wanted = [table.address, table.name, table.language, table.sections, *table.parameters.values()]
    missing = [name for name in wanted if name and name not in rows.columns]
    if missing:
        known = ", ".join(rows.columns)
        raise DataError(
            error("subscriber-column", rows.file, f"there is no column '{name}'", f"the table has: {known}")
            for name in missing
        )


def _refuse_count(count: int, file: str, email: EmailConfig) -> None:
    if count == 0:
        raise DataError(error("subscriber-none", file, "nobody stands in it", "add recipients, or leave email out"))
    if count > email.recipient_limit:
        fact = f"{count:,} recipients are more than recipient_limit, {email.recipient_limit:,}"
        raise DataError(error("subscriber-limit", file, fact, "raise email.recipient_limit if all of them are meant"))


def _group(config: BriefingConfig, email: EmailConfig, table: RecipientTable, rows: DataTable, row: TableRow) -> Group:
    address = _address(rows.text(row, table.address), rows.text(row, table.name) if table.name else "")
    if email.allow_domains and address.domain.casefold() not in email.allow_domains:
        raise RefusedError(f"'{address.domain}' is not among the allowed domains", "correct it, or allow the domain")
    language = (rows.text(row, table.language) if table.language else "") or config.briefing.language
    if language not in languages():
        raise RefusedError(f"there is no language '{language}'", f"use one of {', '.join(languages())}")
    sections = tuple(_sections(config, rows.text(row, table.sections) if table.sections else ""))
    values = ((name, rows.text(row, column)) for name, column in table.parameters.items())
    parameters = tuple(sorted((name, value) for name, value in values if value))
    return Group((address,), Variant(language, sections, parameters))


def _address(text: str, name: str) -> Address:
    address = read_address(text)
    if not name:
        return address
    check_line(name)
    return replace(address, name=name)


def _sections(config: BriefingConfig, text: str) -> Iterator[str]:
    known = [entry.name for entry in config.sections]
    for name in filter(None, (part.strip() for part in text.split(","))):
        if name not in known:
            raise RefusedError(f"the briefing has no section '{name}'", f"it has: {', '.join(dict.fromkeys(known))}")
        yield name
