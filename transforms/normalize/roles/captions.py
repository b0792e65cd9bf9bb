"""Captions and alternative texts of pictures.

Most dangerous next to body paragraphs, so each needs two independent signs.
"""

import re

from newsmill.transforms.ground.speech import SAYS
from newsmill.transforms.normalize.roles.article_lines import ArticleLines, Line
from newsmill.transforms.normalize.roles.names import NAME, PICTURE_AGENCY_WORDS
from newsmill.transforms.normalize.roles.picture_credits import is_credit_text
from newsmill.transforms.normalize.roles.rule import rule

CAPTION_CHARS = 350
"""Captions longer than this are rarer than paragraphs that look like them."""

_TAIL_LABEL = re.compile(
    r"(?:[\[(|]\s?|(?<=[.!?…\"“”)\w])\s)(?:fotos?|bild(?:er)?|photographs?|photos?|image(?: credit)?|picture|"
    r"credits?|photo by|bildquelle|quelle|"
    r"symbolfoto|archivfoto|©|\(c\))\s?[:©/|]?\s?(?P<name>[^.!?]{2,100}|[^!?]{2,60}[.])[\])]?$",
    re.IGNORECASE,
)
_TAIL_SIGN = re.compile(r"©\s?[^.!?]{2,100}$")
_TAIL_BRACKET = re.compile(r"[(\[](?P<name>[^()\[\]]{3,100})[)\]]\.?$")
_LAST_SENTENCE = re.compile(r"[.!?…][\"“”»)]{0,3}\s+(?P<name>[^.!?]{3,100})$")
_PICTURES_ONLY = re.compile(
    r"\b(?:getty|gettyimages|imago|picture[\s-]?alliance|istock\w*|shutterstock|adobe\s?stock|unsplash|pixabay|"
    r"alamy|nurphoto|anadolu|zuma|mauritius|"
    r"wireimage|laif|ullstein|depositphotos|wikimedia|ap photo|pa images|pa wire|photothek|zentralbild|bildfunk|"
    r"epa-efe)\b",
    re.IGNORECASE,
)
_PERSON_AND_AGENCY = re.compile(
    rf"{NAME}\s?/\s?\S|(?:REUTERS|Reuters|AFP|EPA|EPA-EFE|DPA|dpa|AP|Xinhua|XinHua|TASS|Bloomberg)\s?/\s?{NAME}"
)
_MARKER = re.compile(
    r"[(\[](?:symbol|archiv|(?:symbol|archiv|teaser|themen|beispiel)(?:bild|foto|aufnahme|"
    r"grafik))(?:[,:/ ][^()]{0,40})?[)\]]\.?$|"
    r"\((?:file (?:photo|image|picture)|pictured|stock image|stock photo|representational image)\)\.?$",
    re.IGNORECASE,
)
_MARKED = " ".join(
    kind + picture
    for kind in ("symbol", "archiv", "teaser", "themen", "beispiel")
    for picture in ("bild", "foto", "aufnahme", "grafik")
)
_LABEL = re.compile(
    r"(?:bildunterschrift|bildtext|bildbeschreibung|(?:image|media|photo|video) caption|caption)\s?[:,]\s+\S|"
    r"(?:image|media) caption\s+\S|"
    r"(?:symbolbild|symbolfoto|archivbild|archivfoto|file photo)\b[^.!?]{0,80}\.?$",
    re.IGNORECASE,
)
_CONTROL = re.compile(
    r"(?:image|media|video|photo) caption,?|"
    r"(?:(?:bildunterschrift|bild(?:er)?|foto|galerie|bildergalerie|image|photo|caption|hide caption|toggle caption|"
    r"enlarge this image|"
    r"view image in fullscreen|(?:ein )?bild in originalgröße|vollbild) )?(?:anzeigen|vergrößern|"
    r"ein-?/?ausblenden|öffnen|"
    r"in (?:originalgröße|großansicht|vollbild)(?: anzeigen)?|starten|in fullscreen|toggle caption|hide caption|"
    r"enlarge(?: this image)?|view image in fullscreen)",
    re.IGNORECASE,
)
REPORT = re.compile(
    rf"[„“”\"»«]|\b(?:{SAYS}|hieß|added|laut|zufolge|according|demnach|hatten?|wurden?|war|waren|worden|habe|hätten?|"
    r"sei|seien|könne|würden?|dürfte|had|were|was|would|could|been)\b",
    re.IGNORECASE,
)


def _is_caption_length(line: Line) -> bool:
    return len(line.text) <= CAPTION_CHARS and line.sentences <= 3


@rule(
    "caption",
    trips="Der Hafen von Musterstadt am Abend. (Foto: Mara Beispiel/dpa)",
    spares="Die Stadt lässt den Hafen räumen (Fotos sind nicht erlaubt).",
    words=(
        "foto fotos bild bilder photo photos photograph photographs image picture credit bildquelle quelle "
        "symbolfoto archivfoto © c"
    ),
    max_chars=CAPTION_CHARS + 100,
)
def caption_with_credit(article: ArticleLines, ix: int) -> bool:
    """A short line that ends with a labelled credit: `(Foto: …)`, `Photo: …`, `| Bild: …`, `© …`."""
    line = article.lines[ix]
    if not _is_caption_length(line):
        return False
    tail = line.text[-130:]
    found = _TAIL_LABEL.search(tail)
    if found and (tail[found.start()] in "([|" or ":" in found[0] or "©" in found[0] or "/" in found["name"]):
        return _is_owner(found["name"])
    return bool(_TAIL_SIGN.search(tail))


def _is_owner(name: str) -> bool:
    words = name.strip(" :|/©.)]").split()
    return 0 < len(words) <= 12 and (words[0][:1].isupper() or is_credit_text(name)) and not REPORT.search(name)


@rule(
    "caption",
    trips="Die neue Brücke über die Muster im Mai. Getty Images/Jo Lang",
    spares="Die neue Brücke wurde im Mai eröffnet. Das berichtet die Nachrichtenagentur Reuters",
    words=PICTURE_AGENCY_WORDS,
    max_chars=CAPTION_CHARS + 100,
)
def caption_with_agency(article: ArticleLines, ix: int) -> bool:
    """A short line whose end, behind its last sentence or in brackets, is nothing but names and picture agencies.

    News agencies alone do not count: `(dpa)` at the end of a paragraph signs the text, not a picture.
    """
    line = article.lines[ix]
    if not _is_caption_length(line) or (ix == len(article.lines) - 1 and not _PICTURES_ONLY.search(line.text[-130:])):
        return False
    tail = line.text[-130:]
    found = _LAST_SENTENCE.search(tail) or _TAIL_BRACKET.search(tail)
    if found is None or not is_credit_text(found["name"]):
        return False
    if found[0].endswith((")", "]")) and "/" not in found["name"] and " photo" not in found["name"].lower():
        return False
    return bool(_PICTURES_ONLY.search(found["name"]) or _PERSON_AND_AGENCY.match(found["name"]))


@rule(
    "caption",
    trips="Eine Frau wartet an einer Haltestelle (Symbolbild)",
    spares="Die Redaktion wählte ein Symbolbild, das niemanden zeigt.",
    words=(
        f"{_MARKED} archiv symbol file pictured stock representational bildunterschrift bildtext bildbeschreibung "
        f"caption"
    ),
    max_chars=CAPTION_CHARS,
)
def marked_caption(article: ArticleLines, ix: int) -> bool:
    """A line that says of itself that it is a caption: `Image caption, …`, `… (Symbolbild)`, `… (file photo)`."""
    line = article.lines[ix]
    return bool(_LABEL.match(line.text) or (line.sentences <= 3 and _MARKER.search(line.text[-70:])))


@rule(
    "caption",
    trips="Bildunterschrift anzeigen",
    spares="Die Bildunterschrift anzeigen zu lassen, half nicht weiter.",
    words=(
        "anzeigen vergrößern ausblenden öffnen originalgröße image media großansicht vollbild starten caption "
        "enlarge fullscreen einausblenden"
    ),
    max_chars=60,
)
def caption_control(article: ArticleLines, ix: int) -> bool:
    """The label of a button beside a picture: show the caption, enlarge the image."""
    return bool(_CONTROL.fullmatch(article.lines[ix].text))
