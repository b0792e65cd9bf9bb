"""Headlines of other articles that the page makes nothing but a link, told from subheads that are links."""

import re

from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.rule import rule
from newsmill.transforms.normalize.roles.teaser_leads import ITEM_CHARS

PROSE_CHARS = 60
"""A paragraph below a subhead has as many at least."""
SUBHEAD_CHARS = 35
"""A linked line is a subhead up to this length."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{3,}", re.IGNORECASE)


@rule(
    "teaser",
    trips="Die Brücke ist seit Montag gesperrt.\n> Warum die Brücke erst im Herbst fertig wird",
    spares="Die Brücke bleibt gesperrt.",
    max_chars=ITEM_CHARS + 60,
)
def linked_headline(article: ArticleLines, ix: int) -> bool:
    """A line that the page makes nothing but a link, of three words or more and without a full stop.

    Not a bare address, and not a few words that stand alone above a paragraph.
    """
    line = article.lines[ix]
    if ix not in article.linked or ix == 0 or len(line.tokens) < 3 or (line.ends and line.text[-1] == "."):
        return False
    return not (_ADDRESS.fullmatch(line.text) or _heads_a_paragraph(article, ix))


def _heads_a_paragraph(article: ArticleLines, ix: int) -> bool:
    """Tell whether a linked line reads like a subhead: short and alone, above prose."""
    if ix - 1 in article.linked or ix + 1 in article.linked or len(article.lines[ix].text) > SUBHEAD_CHARS:
        return False
    below = article.at(ix + 1)
    return below is not None and below.ends and len(below.text) >= PROSE_CHARS
