"""Which of an item's texts is the article: the full text before the summary, and never a picture's caption."""

import base64
import re
from typing import Any, NamedTuple

from newsmill.transforms.ground.charset import CONTROLS
from newsmill.transforms.ground.html_text import holds_markup, is_html
from newsmill.transforms.ground.surrogates import repaired
from newsmill.transforms.sources.feeds.plain_text import visible_length

HTML = "text/html"
TEXT = "text/plain"
_MARKUP_TYPES = frozenset({HTML, "application/xhtml+xml"})
_BYTES = frozenset({"application/octet-stream", "application/base64", "application/html", "application/text"})
"""Types of which only the bytes say whether they are text."""
_UNPRINTABLE = re.compile(f"[{CONTROLS}\ufffd]")
_PACKED = re.compile(r"\s*+(?:[A-Za-z0-9+/]{4,}+\s*+)++={0,2}\s*+")
_PACKED_CHARS = 40
"""Characters from which a value may be base64: shorter ones may be words."""
_FAR_LONGER = 2
"""A summary with this many times the content's text is the article: podcasts put show notes there and a tagline into
``itunes:summary``, which feedparser takes for the content."""


class Text(NamedTuple):
    """A text and whether it is markup."""

    value: str
    media_type: str
    caption: bool = False
    """It describes a picture or a film (``media:description``)."""


def content_and_summary(entry: Any) -> tuple[Text | None, str | None]:
    """Return the article's text and the item's summary; null for either where there is none.

    ``entry`` is one of feedparser's. The summary is null when it only repeats the content.
    """
    summary = _text(entry.get("summary_detail") or {"value": entry.get("summary")})
    texts = [text for text in map(_text, entry.get("content") or ()) if text]
    article = max((text for text in texts if not text.caption), key=_length, default=None)
    if summary and summary.caption:
        summary = None
    if article is None or (summary and _length(summary) > _FAR_LONGER * _length(article)):
        return summary, summary.value if summary else None
    return article, summary.value if summary and summary.value != article.value else None


def text_of(value: str, declared: str | None) -> Text:
    """Return a text with its type, which is often declared wrongly.

    HTML without any tag or reference is plain text, whose line breaks count; plain text with elements is HTML.
    """
    value = repaired(value)
    is_markup = holds_markup(value) if declared in _MARKUP_TYPES else is_html(value)
    return Text(value, HTML if is_markup else TEXT)


def _text(detail: Any) -> Text | None:
    value, declared = detail.get("value"), detail.get("type") or HTML
    if not isinstance(value, str) or not value.strip():
        return None
    value = _unpacked(value) or value
    if not _is_readable(declared, value):
        return None
    return text_of(value, declared)._replace(caption=bool(detail.get("caption")))


def _is_readable(declared: str, value: str) -> bool:
    """Tell whether a value is text: by its declared type, and where that only says "bytes" by what it is."""
    if declared in _MARKUP_TYPES or declared.startswith("text/"):
        return True
    return declared in _BYTES and not _UNPRINTABLE.search(value)


def _unpacked(value: str) -> str | None:
    """Return the text that a value is in base64, whatever it is declared as; null where it is none.

    >>> _unpacked("RGVyIFN0YWR0cmF0IGhhdCBkaWUgQnLDvGNrZSBnZXNwZXJydC4=")
    'Der Stadtrat hat die Brücke gesperrt.'
    """
    packed = "".join(value.split()) if len(value) >= _PACKED_CHARS and _PACKED.fullmatch(value) else ""
    try:
        text = base64.b64decode(packed, validate=True).decode("utf-8")
    except ValueError:
        return None
    return text if " " in text and not _UNPRINTABLE.search(text) else None


def _length(text: Text) -> int:
    return visible_length(text.value)
