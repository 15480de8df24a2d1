"""Files inside the file: each embedded, described, and tied to what it belongs to."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from reportgen.model.attachment import Attachment
from reportgen.pdf.objects import number_of, registered, stream, text_string


def embed(document: Any, attachments: Sequence[Attachment], moment: datetime.datetime) -> Mapping[str, tuple[int, ...]]:
    """Puts the files into the document, dated by the moment: into the list that readers show, and into the
    catalogue's associated files (ISO 32000-2, 14.13).

    Gives component id → the objects of its files, for the structure tree. A name may stand for one file only.
    """
    if len({each.name for each in attachments}) < len(attachments):
        raise ValueError("two attachments have the same name")
    numbers = [_embed(document, each, moment) for each in attachments]
    if numbers:
        listed = sorted(zip(attachments, numbers, strict=True), key=lambda pair: _key(pair[0].name))
        names = " ".join(f"{text_string(each.name)} {number} 0 R" for each, number in listed)
        registered(document, "EmbeddedFiles", f"<</Names[{names}]>>".encode())
        document.Catalog.__NoDefault__ = [*document.Catalog.__NoDefault__, "AF"]
        document.Catalog.AF = f"[{_references(numbers)}]"
    found: dict[str, tuple[int, ...]] = {}
    for each, number in zip(attachments, numbers, strict=True):
        for component in each.components:
            found[component] = (*found.get(component, ()), number)
    return found


def _embed(document: Any, attachment: Attachment, moment: datetime.datetime) -> int:
    content = attachment.content
    digest = hashlib.md5(content, usedforsecurity=False).hexdigest()
    day = f"(D:{moment:%Y%m%d%H%M%S}Z)"
    # A name of a type may hold no slash.
    head = f"/Type/EmbeddedFile/Subtype/{attachment.media_type.replace('/', '#2F')}"
    facts = f"/Params<</Size {len(content)}/CreationDate{day}/ModDate{day}/CheckSum<{digest}>>>"
    registered(document, f"Embedded.{attachment.name}", stream(content, head + facts))
    file = number_of(document, f"Embedded.{attachment.name}")
    name = text_string(attachment.name)
    parts = [
        f"<</Type/Filespec/F{name}/UF{name}/AFRelationship/{attachment.relationship}",
        f"/Desc{text_string(attachment.description)}/EF<</F {file} 0 R/UF {file} 0 R>>>>",
    ]
    registered(document, f"File.{attachment.name}", "".join(parts).encode())
    return number_of(document, f"File.{attachment.name}")


def _references(numbers: Sequence[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)


def _key(name: str) -> bytes:
    return name.encode() if name.isascii() else b"\xfe\xff" + name.encode("utf-16-be")
