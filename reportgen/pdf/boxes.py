"""Builders of framed things: cooperation cards and callouts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reportgen.model.briefing import Callout, Card, Component, PullFact
from reportgen.model.passage import Passage
from reportgen.pdf.blocks import Beside, Block, Box, Frame, Hanging, Space, Stack
from reportgen.pdf.lines import natural_width
from reportgen.pdf.prose import BULLETS, INDENT_PT
from reportgen.pdf.tag import Role, Tag
from reportgen.pdf.text import Text
from reportgen.pdf.typesetter import Typesetter

# A card up to this part of the page's height is never divided.
CARD_TOGETHER = 0.3
FACT_GAP_PT = 18.0
LEAST_FACT_PT = 110.0
CHIP = Frame(padding_pt=2.0, padding_left_pt=6.0, padding_right_pt=6.0)
Build = Callable[[Typesetter, Component, str, Tag, float], list[Block]]


HEADINGS = {1: Role.H1, 2: Role.H2, 3: Role.H3}


def card(
    setter: Typesetter, component: Card, place: str, tag: Tag, width: float, level: int = 0, destination: str = ""
) -> Block:
    """A cooperation area: title with its status beside it, facts, next step.

    The title is a heading of the given level, or none (0), and a place that bookmarks go to.
    """
    node = tag.child(Role.DIVISION)
    role = HEADINGS.get(level, Role.PARAGRAPH)
    title = setter.text(
        component.title, setter.styles.card_title, f"{place}, title", node.child(role), destination=destination
    )
    blocks: list[Block] = [_card_head(setter, component, title, place, node, width), Space(4, keep_with_next=True)]
    blocks[0].keep_with_next = True
    listing = node.child(Role.LIST, numbering="Disc")
    for number, fact in enumerate(setter.filled(component.facts), 1):
        item = listing.child(Role.ITEM)
        where = f"{place}, fact {number}"
        sign = setter.literal(BULLETS[0], setter.styles.small_item, where, item.child(Role.LABEL))
        text = setter.text(fact, setter.styles.small_item, where, item.child(Role.BODY))
        blocks.append(Hanging(sign, text, INDENT_PT))
    if component.next_step:
        blocks.append(_next_step(setter, component, place, node))
    stack = Stack(blocks, together_pt=setter.theme.page.text_height_pt * CARD_TOGETHER)
    again = setter.continued(setter.language.text(component.title), place)
    frame = Frame(6.0, 0.0, rule_top=setter.theme.palette.rule)
    box = Box(stack, frame, before_pt=8.0, after_pt=6.0, again=again)
    box.place = place
    return box


def _card_head(setter: Typesetter, component: Card, title: Text, place: str, tag: Tag, width: float) -> Block:
    if not component.status:
        return title
    status = setter.text(component.status, setter.styles.chip, f"{place}, status", tag.child(Role.PARAGRAPH))
    frame = replace(CHIP, tint=setter.theme.palette.tint, outline=setter.theme.palette.rule)
    chip = Box(status, frame, before_pt=0.0, after_pt=0.0)
    needed = natural_width(status.pieces, setter.fonts) + 12.5
    most = width * 0.42
    chip_width = min(needed, most)
    return Beside([title, chip], [width - chip_width - 12, chip_width], 12)


def _next_step(setter: Typesetter, component: Card, place: str, tag: Tag) -> Text:
    node = tag.child(Role.PARAGRAPH)
    lead = replace(setter.styles.small_item, face=setter.theme.display, size_pt=setter.theme.sizes.small_pt, bold=True)
    label = setter.door.literal(setter.language.words("Next step:") + " ", lead, place, node)
    pieces = label + setter.door.pieces(component.next_step, setter.styles.small_item, f"{place}, next step", node)
    return Text(pieces, setter.styles.small_item, setter.fonts, place=place)


def pull_facts(setter: Typesetter, facts: Sequence[tuple[str, PullFact]], tag: Tag, width: float) -> Block:
    """Numbers set large under a rule, each with its words and source; several stand side by side, if there is room."""
    count = max(1, min(len(facts), int((width + FACT_GAP_PT) / (LEAST_FACT_PT + FACT_GAP_PT))))
    each = (width - FACT_GAP_PT * (count - 1)) / count
    blocks = [_pull_fact(setter, fact, place, tag) for place, fact in facts]
    rows = [blocks[at : at + count] for at in range(0, len(blocks), count)]
    lines: list[Block] = [Beside(row, [each] * len(row), FACT_GAP_PT, after_pt=8.0) for row in rows]
    stack = Stack(lines, together_pt=setter.theme.page.text_height_pt, is_whole=True)
    stack.space_before_pt, stack.space_after_pt = 10.0, 12.0
    stack.place = facts[0][0]
    return stack


def _pull_fact(setter: Typesetter, fact: PullFact, place: str, tag: Tag) -> Block:
    node = tag.child(Role.DIVISION)
    sizes, styles = setter.theme.sizes, setter.styles
    large = sizes.title_pt
    level = replace(styles.tile_level, size_pt=sizes.subtitle_pt, number_size_pt=large, leading_pt=large * 1.2)
    words = replace(styles.tile_line, size_pt=sizes.small_pt + 1, leading_pt=(sizes.small_pt + 1) * 1.35)
    number = setter.text(Passage((fact.number,)), level, f"{place}, number", node.child(Role.PARAGRAPH))
    blocks: list[Block] = [number, setter.text(fact.words, words, f"{place}, text", node.child(Role.PARAGRAPH))]
    if fact.source:
        blocks.append(setter.text(fact.source, styles.source, f"{place}, source line", node.child(Role.PARAGRAPH)))
    whole = setter.theme.page.text_height_pt
    return Box(Stack(blocks, together_pt=whole, is_whole=True), Frame(4.0, 0.0, rule_top=setter.theme.palette.accent))


def callout(setter: Typesetter, component: Callout, place: str, tag: Tag, width: float, build: Build) -> Block:
    """A tinted box with a rule at its left; it is split when it is high."""
    node = tag.child(Role.DIVISION)
    frame = Frame(9.0, 13.0, 10.0, tint=setter.theme.palette.tint, rule_left=setter.theme.palette.accent)
    inner = width - frame.padding_left_pt - frame.padding_right_pt
    style = replace(setter.styles.card_title, space_after_pt=4.0, keep_with_next=True)
    blocks: list[Block] = [setter.text(component.title, style, f"{place}, title", node.child(Role.PARAGRAPH))]
    for number, part in enumerate(component.components, 1):
        blocks += build(setter, part, f"{place}, part {number}", node, inner)
    stack = Stack(blocks, together_pt=setter.theme.page.text_height_pt * 0.3)
    box = Box(stack, frame, again=setter.continued(setter.language.text(component.title), place))
    box.place = place
    return box
