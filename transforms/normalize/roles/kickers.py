"""What stands above a headline or right below it and is none of the text: the name of a section, an underline."""

import re

from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.rule import rule

HEAD = 2
"""Lines at the start of a text among which the name of its section stands."""
_SECTIONS = frozenset(
    " ".join(label.split())
    for label in """
    lokales|politik|inland|ausland|wirtschaft|sport|kultur|panorama|meinung|kommentar|leitartikel|analyse|reportage|
    interview|glosse|kolumne|feuilleton|wissen|digital|reise|region|regional|regionales|vermischtes|aus aller welt|
    nachrichten|nachricht|meldung|meldungen|exklusiv|eilmeldung|hintergrund|porträt|essay|gastbeitrag|nachruf|rezension|
    kritik|gesellschaft|medien|gesundheit|netzwelt|leserbriefe|news|local news|local|world|world news|uk news|us news|
    politics|business|opinion|analysis|sports|culture|exclusive|breaking|breaking news|editorial|comment|obituary|
    review|letters|feature|features|health|science|technology|lifestyle|abo|plus|premium|abonnenten|subscribers only
    """.lower().split("|")
)
_UNDERLINE = re.compile(r"[=_~-]{3,200}|--")
_ADDRESS = re.compile(r"https?://\S{4,300}")


@rule(
    "promo",
    trips="> Lokales\nDie Stadt baut am Hafen eine Brücke\nDer Rat stimmte am Montag zu.",
    spares="> Politik\nDer Rat stimmte am Montag zu.\nSport\nDie Elf vom Hafen gewann.",
    max_chars=24,
)
def section_label(article: ArticleLines, ix: int) -> bool:
    """The name of a section or a kind of text, alone among the first two lines.

    In a digest, where other sections are named below it, all stay.
    """
    if not article.near_top(ix, HEAD) or not _is_section(article, ix):
        return False
    return sum(_is_section(article, other) for other in range(len(article.lines))) == 1


def _is_section(article: ArticleLines, ix: int) -> bool:
    return article.lines[ix].lower.rstrip(" :") in _SECTIONS


@rule(
    "promo",
    trips="Die Stadt baut am Hafen\n> =======================\nDer Rat stimmte am Montag zu.",
    spares="Die Stadt baut am Hafen.\nDer Rat stimmte am Montag zu.\n> -----\nEr tagt wieder.",
    max_chars=200,
)
def underline_of_title(article: ArticleLines, ix: int) -> bool:
    """A row of signs below the first line: what underlines a headline where there is no other way.

    Two hyphens below a sentence may begin a signature and stay.
    """
    text = article.lines[ix].text
    return ix == 1 and bool(_UNDERLINE.fullmatch(text)) and not (text == "--" and article.lines[0].ends)


@rule(
    "promo",
    trips="Die Stadt baut am Hafen\n> https://hafenblatt.example/bruecke\nDer Rat stimmte am Montag zu.",
    spares="Die Stadt baut am Hafen.\nDer Rat stimmte am Montag zu.\nEr tagt wieder.\n> https://hafenblatt.example/bruecke",
    max_chars=310,
)
def address_of_text(article: ArticleLines, ix: int) -> bool:
    """A bare address among the first three lines: where the text came from."""
    return (
        article.near_top(ix, HEAD + 1) and ix not in article.linked and bool(_ADDRESS.fullmatch(article.lines[ix].text))
    )
