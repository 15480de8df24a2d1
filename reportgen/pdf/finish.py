"""The last hand on a file: archival metadata, colour profile, text values, and a compact way of writing it."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
from PIL import ImageCms

from reportgen.model.briefing import Meta
from reportgen.pdf.canvas import file_date

_PAIR = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,6})>")
_BLOCK = 100  # a CMap may not hold more entries in one block

# PDF/A wants every schema described that it does not know itself; PDF/UA's is one of these.
_EXTENSION = """<pdfaExtension:schemas xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>part of the PDF/UA standard</pdfaProperty:description></rdf:li></rdf:Seq>
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"""


def finish(pdf: bytes, meta: Meta, *, is_tagged: bool) -> bytes:
    """The file in object streams, a tagged one as PDF/UA-1 and PDF/A-3a.

    The same bytes for the same input and library versions.
    """
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        if is_tagged:
            document.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
            document.Root.Metadata = _metadata(document, meta)
            document.Root.OutputIntents = pikepdf.Array([_output_intent(document)])
        for font in dict(document.pages[0].Resources.get("/Font", {})).values():
            _mend_text_values(font)
        document.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return target.getvalue()


def _metadata(document: pikepdf.Pdf, meta: Meta) -> pikepdf.Stream:
    stream = document.make_stream(_xmp(document, meta).encode())
    stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    return stream


def _xmp(document: pikepdf.Pdf, meta: Meta) -> str:
    info = {key: escape(str(document.docinfo.get(f"/{key}", ""))) for key in ("Creator", "Producer", "Keywords")}
    moment = file_date(meta).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    title, author, subject = escape(meta.title), escape(meta.contact), escape(meta.subtitle)
    creator = f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
    description = f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>'
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{creator if author else ""}{description if subject else ""}
<dc:language><rdf:Bag><rdf:li>{escape(meta.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{info["Creator"]}</xmp:CreatorTool><xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate><pdf:Producer>{info["Producer"]}</pdf:Producer>
<pdf:Keywords>{info["Keywords"]}</pdf:Keywords>
{_EXTENSION}
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@cache
def _profile() -> bytes:
    # The profile's header holds the moment of its making (bytes 24 to 35), which would change every file.
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made[:24] + bytes(12) + made[36:]


def _output_intent(document: pikepdf.Pdf) -> pikepdf.Object:
    stream = document.make_stream(_profile())
    stream.N = 3
    name = "sRGB IEC61966-2.1"
    return document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.OutputIntent,
            S=pikepdf.Name.GTS_PDFA1,
            OutputConditionIdentifier=name,
            Info=name,
            DestOutputProfile=stream,
        )
    )


def _mend_text_values(font: Any) -> None:
    """Writes the font's map from codes to text anew: unused codes left out, blocks short, all of Unicode."""
    if "/ToUnicode" not in font:
        return
    pairs = [(code, int(value, 16)) for code, value in _PAIR.findall(font.ToUnicode.read_bytes())]
    lines = [f"<{code.decode()}> <{chr(value).encode('utf-16-be').hex().upper()}>" for code, value in pairs if value]
    blocks = [lines[at : at + _BLOCK] for at in range(0, len(lines), _BLOCK)]
    body = "\n".join("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks)
    font.ToUnicode.write(
        f"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{body}
endcmap
CMapName currentdict /CMap defineresource pop
end
end""".encode()
    )
