"""The last hand on a file: what archives ask for, its metadata and colour profile."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import Any

from PIL import ImageCms

from reportgen.model.briefing import Meta
from reportgen.pdf.canvas import file_date
from reportgen.pdf.objects import number_of, registered, stream, text_string
from reportgen.pdf.writing import write

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


def finish(canvas: Any, meta: Meta, *, is_tagged: bool) -> bytes:
    """The bytes of a canvas whose pages are all shown, a tagged one as PDF/UA-1 and PDF/A-3a."""
    document = canvas._doc
    if is_tagged:
        catalog = document.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.MarkInfo = registered(document, "MarkInfo", b"<</Marked true>>")
        xmp = stream(_xmp(document.info, meta).encode(), "/Type/Metadata/Subtype/XML", is_compressed=False)
        catalog.Metadata = registered(document, "Metadata", xmp)
        catalog.OutputIntents = f"[{_output_intent(document)} 0 R]"
    return write(canvas)


def _xmp(info: Any, meta: Meta) -> str:
    creator_tool, producer, keywords = (escape(str(v)) for v in (info.creator, info.producer, info.keywords))
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
<xmp:CreatorTool>{creator_tool}</xmp:CreatorTool><xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate><pdf:Producer>{producer}</pdf:Producer>
<pdf:Keywords>{keywords}</pdf:Keywords>
{_EXTENSION}
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


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
