"""The article of a web page: its blocks in order, without what shares, sells, links on or asks.

Own code, since the extractors measured lose sentences of short pages: one dropped the first line of a text broken by
`<br>`, another flattens headings and lists of pages below some hundred characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_NAME = re.compile(r"\w+")
_SKIPPED = frozenset(
    _NAME.findall(
        "script style noscript template iframe svg object embed form button select textarea input nav aside footer "
        "dialog figcaption video audio canvas head title"
    )
)
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "dialog", "search", "menu"})
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|cookies?|consent|gdpr|related|read-?(?:more|also)|breadcrumbs?|menu|nav|navbar|"
    r"side-?bar|footer|subscri\w+|newsletter|tags?|pop-?up|modal|banner|advert\w*|ads?|promo|recommended|comments?|"
    r"toolbar|pagination|widget|byline|dateline|visually-hidden|sr-only)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_ROOTS = (
    "//*[@itemprop='articleBody']",
    "//article",
    "//main|//*[@role='main']",
)
_LEAST_SHARE = 0.3  # of the page's words, that the article must hold to be taken for all of it
_INLINE = frozenset(
    _NAME.findall(
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike "
        "strong sub sup time tt u var wbr img br td th"
    )
)
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_LINKED = 0.7  # of a block's characters, from which on in links it is a list of links
_STOP = re.compile(r"[.!?…][»”\"')\]]*$")


def article_text(tree: Any) -> str:
    """The page's paragraphs with a blank line between; headings as `# …`, items as `- …`, table rows on a line."""
    body = next(iter(tree.xpath("//body")), tree)
    root = _root(body)
    return "\n\n".join(_texts(root))


def _root(body: Any) -> Any:
    """The element that holds the article; the whole body where none is marked, or the mark covers too little."""
    whole = sum(map(len, _texts(body))) or 1
    for path in _ROOTS:
        found = [(sum(map(len, _texts(element))), -rank, element) for rank, element in enumerate(body.xpath(path)[:20])]
        best = max(found, key=lambda item: item[:2], default=None)
        if best and best[0] >= _LEAST_SHARE * whole:
            return best[2]
    return body


class _Block:
    """The words of one block, and how many of its characters stand in links."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.linked = 0
        self.prefix = ""

    def take(self, text: str | None, *, is_linked: bool) -> None:
        if text:
            self.words.append(text)
            self.linked += len(text.strip()) * is_linked

    def close(self) -> Iterator[str]:
        """The block's text, lines apart where it was broken; nothing for a blank one or a list of links."""
        lines = [" ".join(line.split()) for line in "".join(self.words).split("\n\n")]
        text = "\n\n".join(line for line in lines if line)
        is_links = self.linked > _LINKED * len(text) and not (_STOP.search(text) or self.prefix == "# ")
        if text and not is_links:
            yield self.prefix + text
        self.words.clear()
        self.linked, self.prefix = 0, ""


def _texts(root: Any) -> Iterator[str]:
    """Depth first without recursion, since pages may nest as deep as they like."""
    block, links = _Block(), 0
    pending: list[tuple[Any, bool]] = [(root, False)]
    while pending:
        element, is_end = pending.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if is_end:
            links -= tag == "a"
            if tag not in _INLINE:
                yield from block.close()
            block.take(element.tail if element is not root else "", is_linked=links > 0)
            continue
        if not tag or (element is not root and _is_around(element, tag)):
            block.take(element.tail, is_linked=links > 0)
            continue
        yield from _begun(block, tag)
        links += tag == "a"
        block.take(element.text, is_linked=links > 0)
        pending.append((element, True))
        pending += [(child, False) for child in reversed(element)]


def _begun(block: _Block, tag: str) -> Iterator[str]:
    if tag == "br":
        block.words.append("\n\n" if block.words and block.words[-1].strip(" \t") in ("\n\n", "") else "\n")
    elif tag in ("td", "th"):
        block.words.append("; " if "".join(block.words).strip() else "")
    elif tag not in _INLINE:
        yield from block.close()
        block.prefix = f"{_HEADINGS[tag]} " if tag in _HEADINGS else "- " if tag == "li" else ""


def _is_around(element: Any, tag: str) -> bool:
    if tag in _SKIPPED or element.get("role") in _ROLES or element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true" or _HIDDEN.search(element.get("style") or ""):
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return tag not in ("body", "article", "main", "p", "td", "tr") and bool(_AROUND.search(named[:300]))
