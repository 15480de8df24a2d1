"""A file's objects as plain values: names, numbers, lists and mappings, read once and at one go.

A long table has a hundred thousand structure elements; asking pikepdf for each entry of each takes ten times as long.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from reportgen.pdf.check_packed import Parts, node_of, packed_elements

_DEEPEST = 50  # references that lead to references; a circle of them must not hang us


@dataclass(frozen=True, slots=True)
class Objects:
    """The file and its objects by reference: `12 0 R`. Texts begin with `u:`, bytes with `b:`, as in qpdf's JSON.

    The plain structure elements are `packed`, by number, until somebody asks for one.
    """

    document: pikepdf.Pdf
    by_reference: dict[str, Any]
    root: dict[str, Any]
    packed: dict[int, Parts] = field(default_factory=dict)

    def get(self, value: Any) -> Any:
        """What a value stands for: itself, or the object that it refers to; None for one that is not there."""
        for _ in range(_DEEPEST):
            if not (isinstance(value, str) and value.endswith(" R")):
                return value
            held = self.by_reference.get(value)
            if held is None and (parts := self.plain(value)):
                return node_of(parts)
            value = held
        return None

    def plain(self, reference: str) -> Parts | None:
        """The plain structure element of that reference; None for any other object."""
        number = reference.removesuffix(" 0 R")
        return self.packed.get(int(number)) if number.isdecimal() else None

    def mapping(self, value: Any) -> dict[str, Any]:
        """The mapping that the value stands for; empty for anything else."""
        value = self.get(value)
        return value if isinstance(value, dict) else {}

    def items(self, value: Any) -> list[Any]:
        """The value's items; one that is not a list is its own only item."""
        value = self.get(value) if isinstance(self.get(value), list) else value
        return [] if value is None else value if isinstance(value, list) else [value]

    def named(self, tree: Any, key: str = "/Names") -> dict[Any, Any]:
        """A name tree, or with `/Nums` a number tree, as a mapping."""
        found: dict[Any, Any] = {}
        pending, seen = [tree], 0
        while pending and seen < len(self.by_reference) + len(self.packed) + 1:
            node = self.mapping(pending.pop())
            seen += 1
            flat = self.items(node.get(key))
            found.update((text(name) if key == "/Names" else name, value) for name, value in zip(flat[::2], flat[1::2]))  # noqa: B905  # a broken tree may end with a lone key
            pending += self.items(node.get("/Kids"))
        return found

    def stream(self, reference: Any) -> bytes:
        """The decoded bytes of a stream; empty when it cannot be read."""
        try:
            number, generation, _ = str(reference).split()
            return self.document.get_object(int(number), int(generation)).read_bytes()
        except (ValueError, TypeError, AttributeError, pikepdf.PdfError):
            return b""


def read_objects(document: pikepdf.Pdf, pdf: bytes = b"") -> Objects:
    """All objects of the file; of a stream its dictionary. With the file's bytes it goes faster."""
    found = packed_elements(document, pdf)
    packed, others = found or ({}, [])
    objects = _read(document.objects if found is None else (document.get_object(*each) for each in others))
    root = document.trailer.get("/Root")
    catalog = objects.get("{} {} R".format(*root.objgen), {}) if isinstance(root, pikepdf.Dictionary) else {}
    return Objects(document, objects, catalog if isinstance(catalog, dict) else {}, packed)


def _read(held: Iterable[Any]) -> dict[str, Any]:
    references, values = [], []
    for each in held:
        if not isinstance(each, pikepdf.Object):
            continue  # a bare number, which nothing here refers to; it does not tell where it stands
        number, generation = each.objgen
        references.append(f"{number} {generation} R")
        plain: Any = each.stream_dict if isinstance(each, pikepdf.Stream) else each
        values.append(plain.to_json(dereference=True, schema_version=2))
    joined = b"[" + b",".join(values) + b"]"
    values.clear()
    return dict(zip(references, json.loads(joined), strict=True))


def text(value: Any) -> str:
    """A string or name as text; empty for anything else."""
    if not isinstance(value, str):
        return ""
    if value.startswith("u:"):
        return value[2:]
    if value.startswith("b:"):
        return bytes.fromhex(value[2:]).decode("latin-1")
    return value.removeprefix("n:").removeprefix("/")
