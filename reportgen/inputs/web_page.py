"""Web pages by lxml: the article, and what the page's head says of it. Nothing is fetched or run."""

from __future__ import annotations

import re
from typing import Any

from reportgen.inputs.decoding import decode_document
from reportgen.inputs.document_text import DocumentText, one_line, stated_address, stated_day, stated_language
from reportgen.inputs.findings import Findings
from reportgen.inputs.web_article import article_text
from reportgen.model.period import Period

_AS_TEXT = "open it in a browser and save its text as .txt"
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


def read_web_page(content: bytes, findings: Findings, charset: str = "") -> DocumentText:
    """The article of a page, its headings as `# …`; title, day, author, language and address from the page's head.

    Raises DataError for bytes that are no text.
    """
    declared = charset or (match[1].decode("ascii") if (match := _CHARSET.search(content[:20_000])) else "")
    return read_markup(decode_document(content, findings, declared), findings)


def read_markup(text: str, findings: Findings) -> DocumentText:
    """The same from the page's text."""
    from lxml import html  # noqa: PLC0415 (only web pages need it)

    markup = _DECLARATION.sub("", text)
    if not markup.strip():
        return DocumentText("")
    # lxml takes no entities from outside and opens no connections for HTML; `huge_tree` stays off against deep nests.
    parser = html.HTMLParser(no_network=True, remove_comments=True)
    tree = html.document_fromstring(markup, parser=parser)
    if any("depth" in entry.message.lower() for entry in parser.error_log):  # what stands below is not in the tree
        raise findings.fatal("too_deep", "nests its elements deeper than a page can", _AS_TEXT)
    return DocumentText(
        article_text(tree),
        title=_title(tree),
        published=_published(tree, markup),
        language=stated_language(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""),
        author=_named(tree, _AUTHOR_NAMES),
        url=stated_address(next(iter(tree.xpath("//link[@rel='canonical']/@href")), "") or _named(tree, ("og:url",))),
    )


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
