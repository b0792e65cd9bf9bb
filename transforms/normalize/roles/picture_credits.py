"""Picture credits that stand on a line of their own."""

import re

from newsmill.transforms.ground.speech import SAYS
from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.names import PICTURE_AGENCY, PICTURE_AGENCY_WORDS
from newsmill.transforms.normalize.roles.rule import rule

_LABELS = (
    "foto fotos bild bilder photo photos photograph photographs image images picture pictures illustration "
    "illustrationen"
)
_MORE_LABELS = (
    "grafik infografik karte graphic graphics quelle source credit credits bildquelle bildquellen bildnachweis "
    "bildrechte fotocredit"
)
_KINDS_OF_PICTURES = " ".join(
    kind + picture
    for kind in ("titel", "symbol", "archiv", "teaser", "beitrags", "aufmacher")
    for picture in ("foto", "fotos", "bild", "bilder")
)
_LABELLED = re.compile(
    r"[\[(]?(?:(?:titel|symbol|archiv|teaser|beitrags|aufmacher)?(?:fotos?|bild(?:er)?)|photos?|photographs?|"
    r"images?|pictures?|"
    r"illustration(?:en)?|(?:info)?grafik|karte|graphics?|quelle|source|credits?|bildquellen?|bildnachweis|bildrechte|"
    r"fotocredit|"
    r"(?:image|photo|picture) (?:source|credit|by|courtesy(?: of)?))\s?(?:[:|/©,–-]|\.{3}|…|(?<= by)\s|"
    r"(?<= of)\s)\s?(?P<name>[^?!]{2,100})",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"[\[(]?(?:©|\(c\)|copyright\s?(?:©|\(c\)|\d{4}|:|by\s))\s?[^?!]{0,120}(?:all rights reserved\..{0,120}|"
    r"alle rechte vorbehalten\..{0,120})?",
    re.IGNORECASE,
)
_SOURCE_LINE = re.compile(r"(?:image|media|video|photo) (?:source|copyright|credit)[,:]?\s+\S.{0,100}", re.IGNORECASE)
_VERB = re.compile(
    rf"\b(?:{SAYS}|laut|according|ist|sind|war|waren|wird|werden|wurden?|hat|haben|hatten?|kann|soll|is|are|was|were|"
    r"has|have|had|will)\b",
    re.IGNORECASE,
)
_UNNAMED = frozenset({"privat", "zvg", "z.v.g", "ho", "handout", "private", "unbekannt", "pressefoto"})
"""Owners that are nobody's name."""
_GLUE = frozenset({
    "via", "of", "the", "von", "der", "und", "and", "by", "for", "für", "im", "in", "pool", "photo", "foto",
    "images", "image", "press", "archiv", "archive", "news", "service",
})  # fmt: skip
_PIECES = re.compile(r"[\s/|,;()\[\]·•+&]+")


def is_credit_text(text: str) -> bool:
    """Tell whether ``text`` is nothing but names and picture agencies: ``AFP via Getty Images/Jo Lang``.

    >>> is_credit_text("Getty Images/US Department of Defense"), is_credit_text("Reuters meldet Verluste")
    (True, False)
    """
    bare = text.strip(" ()[].|/©")
    if len(bare) > 120 or "©" in bare or not PICTURE_AGENCY.search(bare) or bare.endswith((":", "?", "!")):
        return False
    pieces = [piece for piece in _PIECES.split(PICTURE_AGENCY.sub(" / ", bare)) if piece]
    separated = any(mark in bare for mark in "/|,") or " via " in bare
    return not pieces or (separated and len(pieces) <= 12 and all(_names(piece) for piece in pieces))


def _names(piece: str) -> bool:
    return piece[0].isupper() or not piece[0].isalpha() or piece.lower() in _GLUE


@rule(
    "credit",
    trips="© Bildagentur Nord/Mara Beispiel",
    spares="Das Zeichen © steht für den Urheberschutz, den jedes Foto genießt.",
    words="© c copyright",
    max_chars=260,
)
def copyright_line(article: ArticleLines, ix: int) -> bool:
    """A line that begins with a copyright sign and names the owner: the credit of a picture."""
    text = article.lines[ix].text
    return bool(_COPYRIGHT.fullmatch(text)) and not _VERB.search(text)


@rule(
    "credit",
    trips="Foto: Mara Beispiel/dpa",
    spares="Bild: Herr Minister, wann treten Sie zurück?",
    words=f"{_LABELS} {_MORE_LABELS} {_KINDS_OF_PICTURES}",
    max_chars=140,
)
def labelled_credit(article: ArticleLines, ix: int) -> bool:
    """A line that begins with a label such as `Foto:`, `Photograph:` or `Quelle:` and names owners, no sentence."""
    found = _LABELLED.fullmatch(article.lines[ix].text)
    if not found:
        return False
    name = found["name"].strip(" )].")
    return (
        len(name.split()) <= 12
        and not _VERB.search(name)
        and (name[:1].isupper() or name in _UNNAMED or bool(PICTURE_AGENCY.search(name)))
    )


@rule(
    "credit",
    trips="picture alliance / dpa | Jo Lang",
    spares="Reuters meldet steigende Kurse",
    words=PICTURE_AGENCY_WORDS,
    max_chars=130,
)
def agency_credit(article: ArticleLines, ix: int) -> bool:
    """A line of nothing but names and picture agencies, separated by slashes, bars or commas."""
    return is_credit_text(article.lines[ix].text)


@rule(
    "credit",
    trips="Image source, Getty Images",
    spares="Image sources matter: readers trust photos less than they did.",
    words="image media video photo",
    max_chars=130,
)
def source_line(article: ArticleLines, ix: int) -> bool:
    """A line that begins with `Image source,` or `Media copyright` and names the owner, as British pages have it."""
    line = article.lines[ix]
    return bool(_SOURCE_LINE.fullmatch(line.text)) and not line.ends and not _VERB.search(line.text)
