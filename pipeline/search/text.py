"""What was found, for a terminal and for programs."""

import re
import shlex
from dataclasses import asdict
from typing import Any

from newsmill.pipeline.search.find import CLOSE, OPEN, Found, Hit
from newsmill.pipeline.terminal import UNSAFE, plural, printable

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_MARKED = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")


def found_text(found: Found, *, colour: bool) -> str:
    """Return three lines an article, the words found in bold where ``colour`` is."""
    if not found.total:
        return "nothing found"
    shown = f"{len(found.hits):,} of " if len(found.hits) < found.total else ""
    return "\n\n".join([f"{shown}{plural(found.total, 'article')}", *(_hit_text(hit, colour) for hit in found.hits)])


def nothing_text(begun: str, total: int) -> str:
    """Return what is told where nothing was found: how many articles hold words with these beginnings.

    >>> nothing_text("hafen*", 2)
    "nothing found; 2 articles hold words that begin so: 'hafen*'"
    """
    if not total:
        return "nothing found"
    verb = "holds" if total == 1 else "hold"
    words = " ".join(map(shlex.quote, begun.split()))
    return f"nothing found; {plural(total, 'article')} {verb} words that begin so: {words}"


def found_json(found: Found) -> dict[str, Any]:
    """Return the same as one object, without marks."""
    hits = [asdict(hit) | {"title": _unmarked(hit.title), "snippet": _unmarked(hit.snippet)} for hit in found.hits]
    return {"total": found.total, "hits": hits}


def _hit_text(hit: Hit, colour: bool) -> str:
    day = hit.published_at[:16].replace("T", " ") if hit.published_at else "undated"
    parts = [day, printable(hit.source), hit.article_id[:10], *(["a copy"] if hit.copy else [])]
    title = _shown(hit.title, colour) or "without a title"
    return "\n".join([title, f"  {' · '.join(parts)}", f"  {_shown(hit.snippet, colour)}"]).rstrip()


def _shown(text: str, colour: bool) -> str:
    """Return marked text in one line, safe to print."""
    pieces = [" ".join(UNSAFE.sub(" ", piece).split(" ")) for piece in _MARKED.split(text)]
    bold = (_BOLD, _PLAIN) if colour else ("", "")
    return "".join(f"{bold[0]}{piece}{bold[1]}" if at % 2 else piece for at, piece in enumerate(pieces)).strip()


def _unmarked(text: str) -> str:
    return text.replace(OPEN, "").replace(CLOSE, "")
