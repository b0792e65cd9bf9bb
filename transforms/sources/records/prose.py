r"""The text of a record, which may lie in paragraphs, in blocks of an editor, or with its line breaks written out.

Blocks are objects with their text under ``text``, ``content``, ``innerHTML`` and the like: those of WordPress,
Editor.js and Portable Text, whose spans make one line. A block that has none, a picture or a video, says nothing.
"""

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

from newsmill.transforms.ground.html_text import is_html
from newsmill.transforms.sources.records.record import by_normal_name
from newsmill.transforms.sources.records.values import NESTING, raw_text_of

STRAY = 5
"""Control characters that a text may have by chance; more make it no text."""
_CONTROLS = re.compile("[\\x00-\\x08\\x0e-\\x1b\\x1f\\x7f]")
_NO_CONTROLS = re.compile("[^\\x00-\\x08\\x0e-\\x1b\\x1f\\x7f]*+")
"""What nearly all texts are: looked through in a quarter of the time of a search."""
_OF_OBJECT = ("rendered", "text", "value", "html", "cdata", "plain")
"""Keys under which an object says that it is text; another may be the wrapped article."""
_OF_BLOCK = (*_OF_OBJECT, "content", "innerhtml", "body", "paragraph", "data", "children", "spans", "items")
_WRITTEN_OUT = re.compile(r"\\n\s*\\n|>\s*\\n|[.!?…][\"'“”«»)]{0,2}\\n")
"""Where a text without line breaks has them written out: doubled, or behind a sentence."""
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")
_ESCAPES = {r"\r": "", r"\n": "\n", r"\t": " ", r"\"": '"', r"\/": "/"}
_ESCAPE = re.compile(r'\\[rnt"/]')


def prose_of(value: Any) -> str | None:
    r"""Return text; an object counts only where it says that it is text, else it may be the wrapped article.

    >>> prose_of([{"type": "paragraph", "text": "It rained."}, {"type": "image", "url": "https://town.example/a.jpg"}])
    'It rained.'
    >>> prose_of(r"It rained.\n\nThe town was wet.")
    'It rained.\n\nThe town was wet.'
    """
    if isinstance(value, Mapping):
        inner = by_normal_name(value)
        return next((text for key in _OF_OBJECT if (text := raw_text_of(inner.get(key)))), None)
    if isinstance(value, (list, tuple)):
        return "\n".join(filter(None, (_block(item, NESTING) for item in value))) or None
    if isinstance(value, (str, bytes)):
        text = raw_text_of(value)
        return None if text is None else _unescaped(_with_breaks(text))
    return None


def without_controls(text: str) -> str:
    r"""Return a text of a record without the few control characters that stand in it.

    >>> without_controls("It rained\x01.")
    'It rained.'
    """
    if _NO_CONTROLS.fullmatch(text) or len(_CONTROLS.findall(text)) > STRAY:
        return text
    return _CONTROLS.sub("", text)


def _block(item: Any, nesting: int) -> str | None:
    if not isinstance(item, Mapping):
        return raw_text_of(item)
    if not nesting:
        return None
    inner = by_normal_name(item)
    return next((text for key in _OF_BLOCK if (text := _of_key(key, inner.get(key), nesting - 1))), None)


def _of_key(key: str, value: Any, nesting: int) -> str | None:
    if isinstance(value, Mapping):
        return _block(value, nesting)
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        texts = filter(None, (_block(item, nesting) for item in value)) if nesting else ()
        return ("" if key in ("children", "spans") and _is_inline(value) else "\n").join(texts) or None
    return raw_text_of(value)


def _is_inline(spans: Sequence[Any]) -> bool:
    """Tell whether children are the spans of one line: none has children of its own."""
    return all(isinstance(span, Mapping) and not span.get("children") for span in spans)


def _unescaped(text: str) -> str:
    """Return a text that is no markup with its characters instead of their names in HTML, be they those of tags."""
    return text if "&" not in text or is_html(text) else _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def _with_breaks(text: str) -> str:
    if "\\n" not in text or "\n" in text or not _WRITTEN_OUT.search(text):
        return text
    return _ESCAPE.sub(lambda found: _ESCAPES[found[0]], text)
