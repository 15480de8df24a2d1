"""Builds what a run sends: each variant once, with its letter, ready for the ledger."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from reportgen import pipeline
from reportgen.config.output import slug
from reportgen.delivery.comparing import changes, figures_of
from reportgen.delivery.letter import Closing, Letter, Picture, leading_chart, write_letter
from reportgen.delivery.message import NO_HEADING, heading_of, message_id, unsubscribe_address
from reportgen.delivery.orders import Order
from reportgen.delivery.plan import Mail, Outside, Variant
from reportgen.delivery.wording import Changes, said
from reportgen.errors import DataError, Problem, RenderError, error
from reportgen.language import Language, language
from reportgen.ledger import Edition, Figures, NewDelivery, NewEdition
from reportgen.model.briefing import Briefing, Chart, Heading, Note, SourceList
from reportgen.model.drawing import DisplayList
from reportgen.theme import Theme

_DEFAULT_SUBJECT = "{title}, {as_of}"
# A phone shows a mail about 345 CSS pixels wide: type of 8 points is then 9 pixels high.
_PHONE_WIDTH_PT = 300.0
_LEAST_HEIGHT_PT = 150.0


@dataclass(frozen=True, slots=True)
class Made:
    """A variant as built, and what its building brought up."""

    edition: NewEdition
    problems: tuple[Problem, ...]


def variants_of(order: Order) -> tuple[Variant, ...]:
    """What is to be built: every variant that goes somewhere, or the config's own language when none does."""
    mailed = order.mail.groups if order.mail else ()
    wanted = dict.fromkeys([*(each.variant for each in mailed), *(each.variant for each in order.places)])
    return tuple(wanted) or (Variant(order.config.briefing.language),)


def make_edition(
    order: Order,
    variant: Variant,
    day: datetime.date,
    *,
    is_kept: bool,
    outside: Outside,
    before: Mapping[str, Figures] = MappingProxyType({}),
) -> Made:
    """Builds one variant as of a day; `is_kept` writes the PDF to its place. `before` has each variant's last figures.

    Raises ConfigError, DataError or RenderError when it cannot be built, DataError also when it is empty or stale.
    """
    path = output_path(order, variant, day)
    built = pipeline.build(
        order.config.path,
        output=path,
        as_of=day,
        language=variant.language,
        parameters=dict(variant.parameters),
        sections=variant.sections,
        dry_run=not is_kept,
        on_stage=lambda stage: outside.on_step(f"build-{stage}"),
    )
    _refuse_empty(order, built.briefing)
    _refuse_stale(order, built.briefing, day)
    words = language(variant.language)
    figures = figures_of(built.briefing, words)
    letter = _letter(order, built, words, changes(figures, before.get(variant.key), words))
    edition = Edition(
        variant=variant.key,
        language=variant.language,
        path=_shown(path, order.root),
        sha256=built.sha256,
        content=content_digest(built.briefing),
        pages=built.pages,
        size_bytes=built.size_bytes,
    )
    return Made(NewEdition(edition, letter.to_json(), built.pdf, figures), built.problems)


def output_path(order: Order, variant: Variant, day: datetime.date) -> Path:
    """Where the variant's PDF goes: the config's name for it, and what sets the variant apart.

    Two variants never share a file: where their marks read alike in a file name, their digests follow.
    """
    path = order.config.output_path(day, language=variant.language)
    mark = _mark(order, variant)
    alike = [each for each in variants_of(order) if each != variant and _mark(order, each) == mark]
    if any("{language}" not in order.config.output or each.language == variant.language for each in alike):
        mark = f"{mark}-{hashlib.sha256(variant.key.encode()).hexdigest()[:8]}"
    return path.with_stem(f"{path.stem[:100]}-{mark}") if mark else path


def _mark(order: Order, variant: Variant) -> str:
    """What a file name says of the variant beyond the config's template; empty for the plain one."""
    words = [variant.suffix] if variant.suffix else []
    if "{language}" not in order.config.output and variant.language != order.config.briefing.language:
        words.insert(0, variant.language)
    return slug("-".join(words))[:80] if words else ""


def content_digest(briefing: Briefing) -> str:
    """The same for two editions that say the same, on whatever day."""
    return hashlib.sha256(repr((briefing.sections, briefing.sources)).encode()).hexdigest()


def deliveries_for(order: Order, ledger_id: str, slot: str) -> tuple[NewDelivery, ...]:
    """One delivery for each variant and address, and for each folder, which has no heading.

    An address that stands in two groups of a variant gets one.
    """
    mailed = _mailed(order.mail, order.name, ledger_id, slot) if order.mail else ()
    return (*mailed, *(NewDelivery(each.variant.key, each.to, NO_HEADING, "") for each in order.places))


def _mailed(mail: Mail, briefing: str, ledger_id: str, slot: str) -> tuple[NewDelivery, ...]:
    found: dict[tuple[str, str], NewDelivery] = {}
    for group in mail.groups:
        name = message_id(ledger_id, briefing, slot, group, mail.sender.domain)
        for address in group.everyone:
            key = (group.variant.key, address.key)
            found.setdefault(key, NewDelivery(group.variant.key, address.mailbox, heading_of(group), name))
    return tuple(found.values())


def _refuse_empty(order: Order, briefing: Briefing) -> None:
    told = (component for section in briefing.sections for component in section.components)
    if not any(not isinstance(component, Heading | Note | SourceList) for component in told):
        problem = error("edition-empty", order.name, "nothing stands in this edition", "see to its sections and data")
        raise DataError(problem)


def _refuse_stale(order: Order, briefing: Briefing, day: datetime.date) -> None:
    """Raises DataError when the newest source is older than the schedule's `stale_after`; undated ones count not."""
    limit = order.schedule.stale_after if order.schedule else None
    if limit is None:
        return
    newest = max((source.known_from for source in briefing.sources if source.known_from), default=None)
    if newest is not None and day - newest <= limit:
        return
    fact = f"its newest source is of {newest}, {(day - newest).days} days before" if newest else ""
    fact = fact or "none of its sources has a date"
    remedy = f"bring the data up to date, or change schedule.stale_after, now {limit.days} days"
    raise DataError(error("edition-stale", order.name, f"the edition of {day} would be stale: {fact}", remedy))


def _letter(order: Order, built: pipeline.Built, words: Language, changed: Changes | None) -> Letter:
    mail, briefing = order.mail, built.briefing
    picture = _picture(built, words, order.config.theme)
    closing = Closing(briefing.meta.contact, _leaving(mail, words) if mail else "")
    subject = mail.subject if mail else _DEFAULT_SUBJECT
    return write_letter(briefing, words, picture, subject, closing, changed)


def _leaving(mail: Mail, words: Language) -> str:
    address = unsubscribe_address(mail)
    if not address.startswith("mailto:"):
        return words.words("To leave this list, open {address}").format(address=address)
    mailbox = address.removeprefix("mailto:").partition("?")[0]
    return words.words("To leave this list, write to {address}").format(address=mailbox)


def _picture(built: pipeline.Built, words: Language, theme: Theme) -> Picture | None:
    chart = leading_chart(built.briefing)
    if chart is None:
        return None
    from reportgen.charts.picture import draw_png  # noqa: PLC0415 (loads matplotlib, which a mail without chart spares)

    png = draw_png(_for_phones(chart, words, theme) or built.drawings[chart.id], theme)
    title, subtitle, source = (said(passage, words) for passage in (chart.title, chart.subtitle, chart.source))
    return Picture(png, title, subtitle, source, chart.alternative)


def _for_phones(chart: Chart, words: Language, theme: Theme) -> DisplayList | None:
    """The chart drawn for a phone, whose type can be read there; None when its labels find no room on so little."""
    from reportgen.charts import draw, user_cache  # noqa: PLC0415 (as above)

    spec = replace(chart.spec, width_pt=_PHONE_WIDTH_PT, height_pt=max(chart.spec.height_pt, _LEAST_HEIGHT_PT))
    try:
        return draw(spec, theme, words, user_cache())
    except RenderError:
        return None


def _shown(path: Path, root: Path) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
