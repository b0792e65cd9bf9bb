"""JSON Lines: a record a line; a bad line costs itself only."""

import json
import re
from collections.abc import Iterator
from typing import Any

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.ground.surrogates import decoded
from newsmill.transforms.sources.containers.streams import ByteStream
from newsmill.transforms.sources.letters import reject
from newsmill.transforms.sources.records.fields import document_of
from newsmill.transforms.sources.records.lines import lines_of
from newsmill.transforms.sources.source_settings import ABOVE_LIMIT, Origin

_PRINTED = re.compile(rb"\s*\{\s*'[^'\n]{1,100}'\s*:")
"""The start of an object as Python prints it, which is no JSON."""


def read_jsonl(stream: ByteStream, origin: Origin, start: int = 0) -> Iterator[Document | Reject]:
    """Yield a document or reject for every line that is not blank; ``start`` is the byte of the file it begins at."""
    for line in lines_of(stream):
        place = f"line {line.number}" + (f" behind byte {start}" if start else "")
        if line.sha256 is not None:
            detail = f"a line {ABOVE_LIMIT}"
            yield reject(origin.document_uri, Reason.TOO_LARGE, detail, line.content, place, sha256=line.sha256)
        elif line.content.strip():
            yield record_of(line.content, origin, place)


def record_of(content: bytes, origin: Origin, place: str) -> Document | Reject:
    """Return the document of one JSON value, or why it is none."""
    try:
        value = parsed(content)
    except (ValueError, RecursionError) as error:
        return reject(origin.document_uri, Reason.MALFORMED, f"not JSON: {_short(error, content)}", content, place)
    if not isinstance(value, dict):
        detail = f"a record is an object, not {type(value).__name__}"
        return reject(origin.document_uri, Reason.WRONG_SHAPE, detail, content, place)
    return document_of(value, origin, place, content)


def parsed(content: bytes) -> Any:
    """Return a JSON value; bytes that are no UTF-8 stand in its strings as surrogates, control characters raw.

    Raises:
        ValueError: it is no JSON.
        RecursionError: it is nested too deep.
    """
    return json.loads(decoded(content).lstrip("\ufeff"), strict=False)


def _short(error: Exception, content: bytes) -> str:
    if isinstance(error, RecursionError):
        return "nested too deep"
    if _PRINTED.match(content):
        return "single quotes, as Python prints a record; write it with json.dumps"
    return str(error)
