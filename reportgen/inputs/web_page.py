"""Web pages: the article by trafilatura, and what the page's head says of it. Nothing is fetched or run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from reportgen.inputs.decoding import decode_document
from reportgen.inputs.document_text import DocumentText, one_line, stated_address, stated_day, stated_language
from reportgen.inputs.findings import Findings
from reportgen.inputs.markdown import plain_text
from reportgen.model.period import Period

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_TITLE_TAIL = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")

_DATE_NAMES = (
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued",
    "pubdate", "publish-date", "og:published_time", "sailthru.date", "parsely-pub-date", "article:modified_time",
)  # fmt: skip
_TITLE_NAMES = ("og:title", "dc.title", "dcterms.title", "twitter:title")
_AUTHOR_NAMES = ("og:site_name", "publisher", "dc.publisher", "author", "article:author", "dc.creator")

# Around the article, whatever the page's makers call it: what shares, sells, links on or asks.
_AROUND = re.findall(
    r"\w+",
    "share social cookie cookies consent related readmore breadcrumb breadcrumbs menu nav navbar sidebar footer "
    "subscribe newsletter tags popup modal banner advert ads promo recommended comments toolbar",
)
_WORDS_OF_CLASS = "concat(' ', translate(concat(@class, ' ', @id), '_-', '  '), ' ')"
_PRUNED = [
    "//nav|//aside|//form|//button|//footer|//dialog|//noscript|//template|//*[@hidden or @aria-hidden='true']",
    "//*[@role='navigation' or @role='banner' or @role='contentinfo' or @role='complementary' or @role='dialog']",
    "//*[self::div or self::section or self::ul or self::p or self::span]["
    + " or ".join(f"contains({_WORDS_OF_CLASS}, ' {word} ')" for word in _AROUND)
    + "]",
]


def read_web_page(content: bytes, findings: Findings, charset: str = "") -> DocumentText:
    """The article of a page, its headings as `# …`; title, day, author, language and address from the page's head.

    Raises DataError without trafilatura, or for bytes that are no text.
    """
    declared = charset or (match[1].decode("ascii") if (match := _CHARSET.search(content[:20_000])) else "")
    return read_markup(decode_document(content, findings, declared), findings)


def read_markup(text: str, findings: Findings) -> DocumentText:
    """The same from the page's text."""
    try:
        import trafilatura  # noqa: PLC0415 (an extra, loaded only for web pages)
        from lxml import html  # noqa: PLC0415 (as above)
    except ImportError:
        raise findings.fatal("missing_extra", "needs trafilatura", "run: pip install 'reportgen[documents]'") from None
    markup = _DECLARATION.sub("", text)
    if not markup.strip():
        return DocumentText("")
    # lxml takes no entities from outside and opens no connections for HTML.
    tree = html.document_fromstring(markup, parser=html.HTMLParser(no_network=True, huge_tree=False))
    article = trafilatura.extract(
        markup,
        output_format="markdown",
        fast=True,
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        prune_xpath=_PRUNED,
        config=_settings(),
    )
    words = plain_text(article) if article else one_line(" ".join(_visible(tree)))
    return DocumentText(
        words,
        title=_title(tree),
        published=_published(tree, markup),
        language=stated_language(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""),
        author=_named(tree, _AUTHOR_NAMES),
        url=stated_address(next(iter(tree.xpath("//link[@rel='canonical']/@href")), "") or _named(tree, ("og:url",))),
    )


@cache
def _settings() -> Any:
    """trafilatura's settings with short pages taken whole: a notice of two lines is an article, too."""
    from copy import deepcopy  # noqa: PLC0415 (as above)

    from trafilatura.settings import DEFAULT_CONFIG  # noqa: PLC0415 (an extra)

    settings = deepcopy(DEFAULT_CONFIG)
    for key in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE", "MIN_DUPLCHECK_SIZE"):
        settings["DEFAULT"][key] = "1"
    return settings


def _visible(tree: Any) -> Iterator[str]:
    hidden = "ancestor::script or ancestor::style or ancestor::noscript or ancestor::head or ancestor::template"
    yield from tree.xpath(f"//text()[not({hidden})]")


def _named(tree: Any, names: tuple[str, ...]) -> str:
    """The content of the first meta element that has one of the names, in the names' order."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        found.setdefault(name, one_line(element.get("content") or ""))
    return next((found[name] for name in names if found.get(name)), "")


def _title(tree: Any) -> str:
    headings = [one_line(element.text_content()) for element in tree.iter("h1")]
    stated = _named(tree, _TITLE_NAMES) or (headings[0] if len(headings) == 1 else "")
    named = one_line(" ".join(tree.xpath("//head/title/text()")))
    return stated or _TITLE_TAIL.sub("", named)


def _published(tree: Any, markup: str) -> Period | None:
    stated = _named(tree, _DATE_NAMES)
    found = stated_day(stated) if stated else None
    if found is None and (match := _JSON_DATE.search(markup)):
        found = stated_day(match[1])
    times = [] if found else tree.xpath("//time/@datetime|//*[@itemprop='datePublished']/@content")
    return found or next((day for time in times if (day := stated_day(time))), None)
