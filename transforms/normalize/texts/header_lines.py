"""Headers of plain texts: lines such as ``Titel: …``, ``Autor: …``, ``Datum: …`` above the text, or those of mail.

They are told only where all of the first lines are fields that are known, an empty line follows, and there is a title
beside a date, a source or an address: a review begins with title and author of a book.
"""

import re

from newsmill.transforms.normalize.dates.stated_date import StatedDate
from newsmill.transforms.normalize.texts.text import Stated

LINES = 14
"""Lines of the longest header."""
_FIELD = re.compile(r"([A-Za-zÄÖÜäöüß][A-Za-zÄÖÜäöüß-]{1,24}(?: am)?)[ \t]?:[ \t]+(\S.{0,500})")
_TARGETS = {
    **dict.fromkeys(("title", "titel", "headline", "überschrift", "schlagzeile", "subject", "betreff"), "title"),
    **dict.fromkeys(
        ("author", "authors", "autor", "autorin", "autoren", "byline", "from", "von", "absender"), "author"
    ),
    **dict.fromkeys(("date", "datum", "published", "veröffentlicht", "veröffentlicht am", "sent", "gesendet"), "date"),
    **dict.fromkeys(("updated", "aktualisiert", "modified", "aktualisiert am"), "updated"),
    **dict.fromkeys(("source", "quelle", "publication", "publikation", "zeitung"), "source"),
    **dict.fromkeys(("url", "link", "adresse"), "url"),
    **dict.fromkeys(("language", "sprache", "lang"), "language"),
    **dict.fromkeys(("section", "ressort", "rubrik", "category", "kategorie"), "section"),
    **dict.fromkeys(("to", "an", "cc", "bcc", "reply-to", "message-id", "content-type", "mime-version"), "mail"),
}
_DATED = frozenset({"date", "source", "url"})


def read_header(text: str) -> tuple[Stated, str]:
    r"""Return what the header of a plain text says of the article, and the text below it.

    >>> read_header("Title: Rain\nDate: 2026-05-04\n\nIt rained.")[1]
    'It rained.'
    >>> read_header("Note: all wet\nDate: 2026-05-04\n\nIt rained.")[0].title is None
    True
    """
    header, blank, body = text.lstrip("\n").partition("\n\n")
    lines = header.split("\n", LINES)
    fields: dict[str, str] = {}
    for line in lines:
        found = _FIELD.fullmatch(line.strip())
        target = _TARGETS.get(found[1].lower()) if found else None
        if found is None or target is None:
            return Stated(), text
        fields.setdefault(target, found[2])
    if not blank or len(lines) > LINES or "title" not in fields or _DATED.isdisjoint(fields):
        return Stated(), text
    return _stated(fields), body


def _stated(fields: dict[str, str]) -> Stated:
    return Stated(
        title=fields["title"],
        title_source="meta",
        authors=(fields["author"],) if "author" in fields else (),
        authors_source="meta" if "author" in fields else None,
        published=tuple(StatedDate(fields[name], "meta") for name in ("date",) if name in fields),
        updated=tuple(StatedDate(fields[name], "meta") for name in ("updated",) if name in fields),
        language=fields.get("language"),
        canonical=fields.get("url"),
        site_name=fields.get("source"),
        categories=(fields["section"],) if "section" in fields else (),
    )
