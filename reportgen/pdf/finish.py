"""The last hand on a file: what its standard asks for beyond the tags."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Any

from PIL import ImageCms

from reportgen.model.briefing import Meta
from reportgen.model.standard import Standard
from reportgen.pdf.metadata import packet
from reportgen.pdf.navigation import add_page_labels
from reportgen.pdf.objects import number_of, registered, stream, text_string
from reportgen.pdf.writing import write


def finish(canvas: Any, meta: Meta, standard: Standard, moment: datetime.datetime) -> bytes:
    """The bytes of a canvas whose pages are all shown and whose structure is written.

    Raises ValueError when the standard asks for attachments (ISO 19005-4, 6.9) and there is none.
    """
    document = canvas._doc
    if standard.must_attach and "EmbeddedFiles" not in document.idToObject:
        message = f"a file of {standard.name} has attachments and this one has none; give `attach`, or another standard"
        raise ValueError(message)
    add_page_labels(document)
    _add_names(document)
    if standard.is_tagged:
        catalog = document.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.MarkInfo = registered(document, "MarkInfo", b"<</Marked true>>")
        xmp = stream(
            packet(document.info, meta, standard, moment).encode(), "/Type/Metadata/Subtype/XML", is_compressed=False
        )
        catalog.Metadata = registered(document, "Metadata", xmp)
        catalog.OutputIntents = f"[{_output_intent(document)} 0 R]"
    return write(canvas, standard.version)


def _add_names(document: Any) -> None:
    """The catalogue's name dictionary: places and attached files, as far as there are any."""
    kinds = (("Dests", "Destinations"), ("EmbeddedFiles", "EmbeddedFiles"))
    known = [(key, number_of(document, name)) for key, name in kinds if name in document.idToObject]
    entries = "".join(f"/{key} {number} 0 R" for key, number in known)
    document.Catalog.Names = registered(document, "Names", f"<<{entries}>>".encode())


@cache
def _profile() -> bytes:
    # The profile's header holds the moment of its making (bytes 24 to 35), which would change every file.
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made[:24] + bytes(12) + made[36:]


def _output_intent(document: Any) -> int:
    name = text_string("sRGB IEC61966-2.1")
    registered(document, "ColourProfile", stream(_profile(), "/N 3"))
    profile = number_of(document, "ColourProfile")
    intent = (
        f"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{name}/Info{name}/DestOutputProfile {profile} 0 R>>"
    )
    registered(document, "OutputIntent", intent.encode())
    return number_of(document, "OutputIntent")
