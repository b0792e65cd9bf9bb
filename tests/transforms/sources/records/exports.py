"""What tests of exports and wires read: a paragraph, an article of each wire, and the rows of a file."""

from pathlib import Path

from newsmill.transforms.sources.listing.inputs import discover
from newsmill.transforms.sources.read import read
from newsmill.transforms.sources.row import Row
from newsmill.transforms.sources.source_settings import SourceSettings

PARAGRAPH = "Der Kreistag hat am Montag den Ausbau der Buslinien in die Dörfer am See beschlossen."


def rows(path: Path, settings: SourceSettings = SourceSettings()) -> list[Row]:  # noqa: B008
    found = discover([str(path)], settings)
    return [row for file in found.files for row in read(file, settings)]


NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf xml:lang="de"><head><docdata><date.issue norm="20260504T081500+0200"/><doc-id id-string="a-17"/>
<key-list><keyword key="Verkehr"/></key-list></docdata></head>
<body><body.head><hedline><hl1>Mehr Busse am See</hl1></hedline><byline>Von <person>Lena Ortlieb</person></byline>
<distributor>Seedienst</distributor><abstract><p>Der Kreistag stimmt zu.</p></abstract></body.head>
<body.content><p>{PARAGRAPH}</p><media><media-caption><p>Ein Bus.</p></media-caption></media>
<hl2>Kosten &amp; Plan</hl2><p>Die Kosten trägt der Kreis.</p></body.content></body></nitf>"""


def item(guid: str, status: str = "usable", body: str = f"<p>{PARAGRAPH}</p>") -> str:
    return f"""<newsItem guid="{guid}" version="3" xml:lang="de"><itemMeta><provider literal="Seedienst"/>
<versionCreated>2026-05-04T09:00:00+02:00</versionCreated><pubStatus qcode="stat:{status}"/></itemMeta>
<contentMeta><contentCreated>2026-05-04T08:15:00+02:00</contentCreated><headline>Busse {guid}</headline>
<creator><name>Lena Ortlieb</name></creator><subject><name>Verkehr</name></subject><language tag="de"/></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html></inlineXML></contentSet></newsItem>"""


NINJS_BODY = f"<p>{PARAGRAPH}</p>"
NINJS = [
    {"uri": "https://dienst.example/1", "versioncreated": "2026-05-04T07:00:00Z", "headline": "Busse",
     "pubstatus": "usable", "byline": "Lena Ortlieb", "body_text": PARAGRAPH, "body_xhtml": NINJS_BODY,
     "person": [{"name": "Hanno Brede"}]},
    {"uri": "urn:2", "versioncreated": "2026-05-04T07:00:00Z", "headlines": [{"role": "sub", "value": "Kreis"},
     {"role": "main", "value": "Busse"}], "by": "Lena Ortlieb", "people": [{"name": "Hanno Brede"}],
     "bodies": [{"role": "main", "contenttype": "text/plain", "value": PARAGRAPH},
                {"role": "html", "contenttype": "text/html", "value": NINJS_BODY}]},
    {"uri": "urn:3", "versionCreated": "2026-05-04T07:00:00Z", "pubStatus": "usable", "by": "Lena Ortlieb",
     "headlines": [{"role": "main", "value": "Busse"}],
     "bodies": [{"role": "main", "contentType": "text/plain", "value": PARAGRAPH},
                {"role": "richtext", "contentType": "body_xhtml", "value": NINJS_BODY}]},
]  # fmt: skip
