"""Tags with thousands of attributes, which no page has: a tree of them takes the square of their number.

40,000 attributes in one tag took 14 s. Counting them builds no tree and takes as long as parsing does, so that only
markup that may hold such a tag is counted.
"""

from contextlib import suppress

from lxml import etree

MOST = 2_000
"""Attributes of a tag; the widest of 61 news pages has 64."""
RUN = 8_000
"""Bytes without a ``>`` between which so many can stand: a data URI, a script, or such a tag."""
WHOLE = 2**18
"""Bytes of markup that is counted whatever it holds (256 KB): a ``>`` in quotes hides the run."""


def widest_tag(markup: bytes) -> int:
    """Return the number of attributes of the tag that has the most, or 0 where none can have very many.

    >>> wide = b"<p " + b" ".join(b"a%d" % number for number in range(3000)) + b">"
    >>> widest_tag(wide), widest_tag(b"<p a>Ja</p>")
    (3000, 0)
    """
    return _counted(markup) if len(markup) > WHOLE or any(map(_may_be_wide, markup.split(b">"))) else 0


def _may_be_wide(run: bytes) -> bool:
    return len(run) > RUN and len(run.replace(b"/", b" ").split(None, MOST)) > MOST


class _Widest:
    """Looks at the start tags of a document that is parsed."""

    def __init__(self) -> None:
        self.most = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Remember the widest."""
        self.most = max(self.most, len(attributes))

    def close(self) -> None:
        """Nothing was built."""


def _counted(markup: bytes) -> int:
    seen = _Widest()
    with suppress(etree.LxmlError):  # whether the markup can be parsed, the parser of the tree says
        etree.fromstring(markup, etree.HTMLParser(target=seen, encoding="utf-8"))
    return seen.most
