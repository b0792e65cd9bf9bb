"""Where it stands in what the trade sends: news wire in XML and JSON, text exports, Word documents, web archives."""

import io
import json
import zipfile
from functools import partial
from html import escape

from benchmarks.blowup.content import Carrier, Content, file_of, in_template

TITLE = "Kreistag stimmt für neue Buslinien"
TEXT = "Der Kreistag hat am Montag dem Ausbau der Buslinien zugestimmt, sagte Landrat Jens Kolb."

_NITF = (
    '<nitf xml:lang="de"><head><docdata><date.issue norm="{date}"/><doc-id id-string="{id}"/><key-list><keyword key='
    '"{key}"/></key-list></docdata></head><body><body.head><hedline><hl1>{title}</hl1></hedline><byline>{byline}'
    "</byline><distributor>{distributor}</distributor><abstract><p>{abstract}</p></abstract></body.head><body.content>"
    "<p>{text}</p>{markup}</body.content></body></nitf>"
)
_NEWSML = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{id}"><itemMeta><versionCreated>{date}'
    "</versionCreated><provider><name>{provider}</name></provider></itemMeta><contentMeta><headline>{title}</headline>"
    "<creator><name>{creator}</name></creator><subject><name>{subject}</name></subject><description>{description}"
    "</description></contentMeta><contentSet><inlineXML><p>{text}</p>{markup}</inlineXML></contentSet></newsItem>"
)
_LEXISNEXIS = (
    "                       1 of 2 DOCUMENTS\n\n{source}\n\n{date}\n\n{title}\n\nBYLINE: {byline}\n\nSECTION: {section}"
    "\n\n{text}\n\nLOAD-DATE: May 5, 2026\n\n                       2 of 2 DOCUMENTS\n\n{raw}\n"
)
_FACTIVA = (
    "SE {section}\nHD {title}\nBY {byline}\nPD {date}\nSN {source}\nLP\n{text}\nTD\n{raw}\n"
    "Document SEEZTG0020260505em5500001\n"
)
_NINJS = {
    "uri": "urn:a", "versionCreated": "2026-05-05T07:00:00Z", "headlines": [{"value": TITLE}],
    "bodies": [{"value": TEXT}], "by": "Lena Ortlieb", "subjects": [{"name": "Verkehr"}],
}  # fmt: skip
_USUAL = {
    "title": TITLE, "text": TEXT, "date": "2026-05-05", "id": "a-1", "source": "Seezeitung", "byline": "Lena Ortlieb",
}  # fmt: skip
_DEEP = f"{'<li>' * 200}%{'</li>' * 200}"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org"
_CONTENT_TYPES = (
    f'<Types xmlns="{_OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.'
    'openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="a" Type="{_OFFICE}/officeDocument/'
    '2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def text_carriers() -> dict[str, Carrier]:
    """Return every place where text stands, escaped as the format has it."""
    found: dict[str, Carrier] = {}
    for kind, template, quoted, ending in (
        ("nitf", _NITF, escape, "xml"),
        ("newsml", _NEWSML, escape, "xml"),
        ("lexisnexis", _LEXISNEXIS, str, "txt"),
        ("factiva", _FACTIVA, str, "txt"),
    ):
        for field in _fields(template):
            found[f"{kind}: {field}"] = partial(in_template, ending, _with_one(template, field), quoted)
    for path in ("headlines/value", "bodies/value", "by", "subjects/name", "uri", "versionCreated"):
        found[f"ninjs: {path}"] = partial(_ninjs, path)
    found["docx: lines"] = lambda x: docx_of("".join(map(paragraph_of, x.split("\n"))))
    found["docx: style"] = lambda x: docx_of("".join(paragraph_of("Der Rat tagt.", part) for part in x.split("\n")))
    found["warc: page"] = lambda x: _warc("Content-Type: text/html", f"<html><body><p>{TEXT}</p><p>{escape(x)}</p>")
    found["warc: header"] = lambda x: _warc(f"Content-Type: text/html\r\nX-A: {x}", f"<p>{TEXT}</p>")
    return found


def markup_carriers() -> dict[str, Carrier]:
    """Return every place where markup stands as it is."""
    return {
        "nitf: raw": partial(in_template, "xml", _with_one(_NITF, "markup"), str),
        "nitf: deep": partial(in_template, "xml", _with_one(_NITF, "markup").replace("%", _DEEP), str),
        "newsml: raw": partial(in_template, "xml", _with_one(_NEWSML, "markup"), str),
        "docx: raw": docx_of,
    }


def _fields(template: str) -> list[str]:
    return [part.partition("}")[0] for part in template.split("{")[1:]]


def _with_one(template: str, field: str) -> str:
    """Return a template with the usual in every place but one, which is ``%``."""
    return template.format(**{name: "%" if name == field else _USUAL.get(name, "") for name in _fields(template)})


def _ninjs(path: str, text: str) -> Content:
    name, _, inner = path.partition("/")
    return file_of("json", json.dumps(_NINJS | {name: [{inner: text}] if inner else text}))


def paragraph_of(text: str, style: str = "a") -> str:
    """Return a paragraph of a Word document, without the signs that XML cannot hold."""
    made = f'<w:p><w:pPr><w:pStyle w:val="{escape(style)}"/></w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>'
    return "".join(sign for sign in made if sign >= " ")


def docx_of(body: str) -> Content:
    """Return a Word document of one paragraph and ``body``."""
    buffer = io.BytesIO()
    document = f'<w:document xmlns:w="{_NAMESPACE}"><w:body>{paragraph_of(TEXT)}{body}</w:body></w:document>'
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _CONTENT_TYPES)
        package.writestr("_rels/.rels", _RELATIONS)
        package.writestr("word/document.xml", document.encode("utf-8", "surrogatepass"))
    return Content("docx", buffer.getvalue())


def _warc(headers: str, body: str) -> Content:
    message = f"HTTP/1.1 200 OK\r\n{headers}\r\n\r\n{body}".encode("utf-8", "surrogatepass")
    named = "WARC-Type: response\r\nWARC-Target-URI: https://blatt.example/a\r\nContent-Type: application/http"
    head = f"WARC/1.0\r\n{named}\r\nContent-Length: {len(message)}\r\n\r\n"
    record = head.encode() + message + b"\r\n\r\n"
    return Content("warc", record * 2)
