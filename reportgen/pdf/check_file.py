"""Proof-reads what a file says of itself: title, language, what it claims to be, its attachments, its scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from reportgen.errors import Problem
from reportgen.pdf.check_objects import Objects, text
from reportgen.pdf.check_tree import Tree, doubt, fault

_LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z\d]{5,8}|-x-.+)*"
)
_RELATIONS = frozenset({"/Source", "/Data", "/Alternative", "/Supplement", "/EncryptedPayload", "/FormData", "/Schema"})
_ID = {"/PDFA": "{http://www.aiim.org/pdfa/ns/id/}", "/PDFUA": "{http://www.aiim.org/pdfua/ns/id/}"}
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_XML_LIMIT = 5_000_000


def file_faults(objects: Objects, title: str, tree: Tree | None) -> Iterator[Problem]:
    """What is wrong with the catalogue and the metadata. `title` is that of the information dictionary."""
    root = objects.root
    packet = _packet(objects)
    named = _named(packet, _TITLE).strip()
    if not title.strip() and not named:
        yield fault("no-title", "file", "it has no title", "give it one in its properties")
    elif tree is not None and objects.mapping(root.get("/ViewerPreferences")).get("/DisplayDocTitle") is not True:
        message = "a reader shows the file's name instead of its title"
        yield fault("title-hidden", "file", message, "set DisplayDocTitle")
    if title.strip() and named and " ".join(title.split()) != " ".join(named.split()):
        message = f"its properties call it “{title}”, its metadata “{named}”"
        yield fault("metadata", "file", message, "let both say the same")
    yield from _language(objects, tree)
    names = objects.mapping(root.get("/Names"))
    if "/JavaScript" in names or "/OpenAction" in root or "/AA" in root:
        yield fault("script", "file", "it runs something when it is opened", "take the script or action out")
    if tree is not None:
        if objects.mapping(root.get("/MarkInfo")).get("/Marked") is not True:
            yield fault("not-marked", "file", "it has tags and does not say so", "set Marked")
        yield from _claims(objects, packet)
    yield from _attachments(objects, names, is_archival=bool(_named(packet, _ID["/PDFA"] + "part")))
    yield from _labels(objects)


def _language(objects: Objects, tree: Tree | None) -> Iterator[Problem]:
    code = text(objects.root.get("/Lang")).strip()
    if not code:
        yield fault("no-language", "file", "it does not say its language", "name the language, as en or ru")
    elif not _LANGUAGE.fullmatch(code):
        yield fault("language-code", "file", f"'{code}' is no code of a language", "write one such as en, ru or be")
    if tree is not None:
        for element in tree.elements:
            own = text(element.node.get("/Lang")).strip() if "/Lang" in element.node else ""
            if own and not _LANGUAGE.fullmatch(own):
                message = f"'{own}' is no code of a language"
                yield fault("language-code", tree.place(element), message, "write one such as en")


def _claims(objects: Objects, packet: ET.Element | None) -> Iterator[Problem]:
    if packet is None:
        yield fault("metadata", "file", "it has no metadata that can be read", "write an XMP packet")
        return
    archival, accessible = (_named(packet, _ID[kind] + "part") for kind in ("/PDFA", "/PDFUA"))
    if not accessible:
        message = "it has tags and does not claim to be accessible (PDF/UA)"
        yield doubt("no-claim", "file", message, "name the standard in its metadata if it follows it")
    version = objects.document.pdf_version
    wanted = {"1": "1.7", "2": "2.0"}.get(accessible)
    if wanted and (version >= "2") != (wanted >= "2"):
        message = f"it claims to be PDF/UA-{accessible}, which is PDF {wanted}, and is PDF {version}"
        yield fault("claim", "file", message, "claim what it is")
    if archival == "4" and version < "2":
        yield fault(
            "claim", "file", f"it claims to be PDF/A-4, which is PDF 2.0, and is PDF {version}", "claim what it is"
        )
    if archival:
        intents = [objects.mapping(each) for each in objects.items(objects.root.get("/OutputIntents"))]
        if not any(each.get("/DestOutputProfile") for each in intents):
            message = "it claims to be PDF/A and does not say what its colours mean"
            yield fault("no-output-intent", "file", message, "put a colour profile in")
    if accessible == "1" and archival in ("", None):
        message = "it claims PDF/UA and not PDF/A"
        yield doubt("no-claim", "file", message, "name both if it is to be kept for good")


def _attachments(objects: Objects, names: dict[str, Any], *, is_archival: bool) -> Iterator[Problem]:
    listed = objects.named(names.get("/EmbeddedFiles"))
    associated = objects.items(objects.root.get("/AF"))
    for name, reference in listed.items():
        place = f"attachment '{name}'"
        held = objects.mapping(reference)
        embedded = objects.mapping(objects.mapping(held.get("/EF")).get("/F"))
        if held.get("/AFRelationship") not in _RELATIONS and is_archival:
            yield fault(
                "attachment", place, "it does not say what it is to the file", "name a relationship: Data, Source…"
            )
        if "/Subtype" not in embedded and is_archival:
            yield fault("attachment", place, "it does not say what kind of file it is", "name its type, as text/csv")
        if not text(held.get("/Desc")).strip():
            yield doubt("attachment", place, "it has no description", "say in words what is in it")
        if is_archival and associated and reference not in associated and not _tied(objects, reference):
            yield fault("attachment", place, "it belongs to nothing in the file", "associate it with the file or a tag")
        if not embedded:
            yield fault("attachment", place, "the file itself is not there", "attach it again")
    if is_archival and listed and not associated:
        yield fault("attachment", "file", "its attachments belong to nothing in it", "associate them with the file")


def _tied(objects: Objects, reference: str) -> bool:
    return any(
        isinstance(each, dict) and reference in objects.items(each.get("/AF")) for each in objects.by_reference.values()
    )


def _labels(objects: Objects) -> Iterator[Problem]:
    if "/PageLabels" not in objects.root:
        return
    ranges = objects.named(objects.root["/PageLabels"], "/Nums")
    if 0 not in ranges:
        yield fault("page-labels", "file", "the first page has no label", "let the labels begin with the first page")


def page_label(objects: Objects, number: int) -> str:
    """What the page is called: by its label, else by its number; empty for letters and Roman numerals."""
    ranges = objects.named(objects.root.get("/PageLabels"), "/Nums")
    starts = [start for start in ranges if isinstance(start, int) and start < number]
    if not starts:
        return str(number)
    label = objects.mapping(ranges[max(starts)])
    if label.get("/S") != "/D":
        return ""
    first = label.get("/St", 1)
    return f"{text(label.get('/P'))}{number - 1 - max(starts) + first}"


def _packet(objects: Objects) -> ET.Element | None:
    content = objects.stream(objects.root.get("/Metadata"))
    if not content or len(content) > _XML_LIMIT or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        return None  # a document type may hold entities that grow without end
    try:
        return ET.fromstring(content)  # noqa: S314  # without a document type, as seen above
    except ET.ParseError:
        return None


def _named(packet: ET.Element | None, name: str) -> str:
    """The value of a property, written as an element or as an attribute."""
    for element in packet.iter() if packet is not None else ():
        if name in element.attrib:
            return element.attrib[name]
        if element.tag == name:
            return "".join(element.itertext()).strip()
    return ""
