"""Boxes of links to other articles: what stands below their heading, and headings told by what stands beside them."""

import re

from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.names import NAMES
from newsmill.transforms.normalize.roles.rule import rule
from newsmill.transforms.normalize.roles.teaser_leads import HEADER, ITEM_CHARS

MAX_ITEMS = 8
"""Lines of a teaser box that are followed."""


@rule(
    "teaser",
    trips="Mehr zum Thema\n> Warum die Brücke erst im Herbst fertig wird\n> Zehn Fragen an die Bürgermeisterin",
    spares="Mehr zum Thema\n> Der Rat hat am Montag beschlossen, die Brücke im Herbst zu öffnen.",
    max_chars=ITEM_CHARS,
    neighbours=True,
)
def teaser_item(article: ArticleLines, ix: int) -> bool:
    """A headline below the heading of a box of links, or below another such headline.

    Never a line that ends like a sentence.
    """
    line = article.lines[ix]
    if article.role(ix - 1) != "teaser" or (line.ends and line.text[-1] == ".") or len(line.tokens) < 3:
        return False
    heading = _box_heading(article, ix)
    return heading is not None and ix - heading <= MAX_ITEMS and _belongs_to_box(article, ix, heading)


def _box_heading(article: ArticleLines, ix: int) -> int | None:
    for above in range(ix - 1, max(-1, ix - MAX_ITEMS - 1), -1):
        if article.role(above) != "teaser":
            return None
        if HEADER.fullmatch(article.lines[above].text):
            return above
    return None


def _belongs_to_box(article: ArticleLines, ix: int, heading: int) -> bool:
    """Tell a linked headline from a subhead of the article: a subhead is short and a paragraph follows it at once."""
    following = article.at(ix + 1)
    if following is None or article.lines[heading].text.endswith(":") or article.role(ix + 1) is not None:
        return True
    return following.head_like or len(article.lines[ix].text) > 50


_MORE_ON = re.compile(
    r"Mehr (?:zu[mr]?|über|zum Thema)(?: (?:d(?:ie|en|em|er|as)|und|von|in|im|am))?(?: [A-ZÄÖÜ„\"][\w.„“\"-]{1,30}"
    r"(?: (?:und|in|im|am|von)(?: d(?:ie|en|em|er|as))?)?){0,4} [A-ZÄÖÜ„\"][\w.„“\"-]{1,30}|"
    r"Mehr (?:zu[mr]?|über) (?:d(?:ie|en|em|er|as) )?[A-ZÄÖÜ][\w-]{2,30}"
)


@rule(
    "teaser",
    trips="[Alles vom Hafen lesen Sie in unserem Newsblog.]\n> Mehr zum Hafen und der Werft\nDie Stadt baut.",
    spares="Die Stadt baut am Hafen.\n> Mehr zum Hafen und der Werft\nDer Rat stimmte am Montag zu.",
    words="mehr",
    max_chars=70,
    neighbours=True,
)
def heading_beside_promo(article: ArticleLines, ix: int) -> bool:
    """`Mehr zu …` and what about, right above or below promotion or other teasers."""
    if article.role(ix - 1) not in ("promo", "teaser") and article.role(ix + 1) not in ("promo", "teaser"):
        return False
    return article.lines[ix].head_like and bool(_MORE_ON.fullmatch(article.lines[ix].text))


_SIGNED = re.compile(rf"[.!?…][\"“”»«]? (?:Von|By) {NAMES}$")


@rule(
    "teaser",
    trips=(
        "Meistgelesen\n> Kran am Hafen kippt um. Die Stadt sucht nach der Ursache, verletzt ist niemand. "
        "Von Mara Beispiel"
    ),
    spares=(
        "Die Stadt sucht die Ursache.\n> Kran am Hafen kippt um. Verletzt ist niemand, es bleibt ein Rätsel. "
        "Von Mara Beispiel"
    ),
    words="von by",
    neighbours=True,
)
def signed_teaser(article: ArticleLines, ix: int) -> bool:
    """A summary of another article that ends with who wrote it, below the heading of a box of links or another such."""
    return article.role(ix - 1) == "teaser" and bool(_SIGNED.search(article.lines[ix].text[-120:]))
