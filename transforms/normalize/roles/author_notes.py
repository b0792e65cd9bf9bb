"""What a newsroom says of who wrote an article: who they are, how to reach them, or that it was the newsroom."""

import re

from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.names import NAME
from newsmill.transforms.normalize.roles.posts import POST
from newsmill.transforms.normalize.roles.rule import rule
from newsmill.transforms.normalize.texts.key import key_of

FOOT = 8
"""Lines at the end of a text that notes on the author stand in."""


_AUTHOR = re.compile(
    r"(?:(?:der|die|unser|unsere|the|our) (?:(?:gast)?(?:autor(?:in|en|innen)?|kolumnist(?:in)?)|author|writer|"
    r"columnist)\b|unsere? (?:redakteur|reporter|korrespondent)(?:in)?\b|"
    r"(?:zum autor|zur autorin|über (?:den autor|die autorin|die autoren)|about the (?:author|writer))\b)"
    r"(?P<rest>.{0,400})",
    re.IGNORECASE,
)
_IS_SOMEBODY = re.compile(
    rf"(?P<name>{NAME})(?:,? (?:[gG]eboren|[jJ]ahrgang|[bB]orn) [^.]{{2,40}}|, \d{{2}})?,? (?:(?:ist|lebt|arbeitet|"
    rf"schreibt|leitet|"
    r"lehrt|forscht|is|writes|covers|lives|teaches|works)\b).{2,400}",
)
_AGED = re.compile(rf"{NAME}, \d{{2}}\b")
"""A name and an age, as lists of people have them."""
_POST = re.compile(
    rf"\b(?:{POST}|schriftsteller(?:in)?|journalist(?:in)?|publizist(?:in)?|author|novelist|contributor|fellow|"
    r"freelance\w*)\b|\b(?:schreibt|berichtet|writes|reports|covers) (?:\w+ ){0,6}(?:über|about|for (?:the|our))\b",
    re.IGNORECASE,
)
_ANY_POST = re.compile(
    rf"{_POST.pattern}|\b(?:profess|direkt|rekt)or(?:in)?\b|\b(?:präsident|dozent|expert|wissenschaftler|forscher|"
    r"abgeordnete|vorsitzende|geschäftsführer|sprecher)\w{0,3}\b|\bmitglied\b",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"\b(?:ist|lebt|arbeitet|schreibt|berichtet|leitet|lehrt|forscht|is|writes|covers|lives|teaches|works)\b",
    re.IGNORECASE,
)


@rule(
    "byline",
    trips="Die Stadt hofft.\n> Die Autorin leitet das Institut für Hafenbau und ist Verfasserin mehrerer Bücher.",
    spares="Die Stadt hofft.\n> Die Autorin leitet eine Schule.\nSie schreibt nicht mehr.\nDas reicht.\nEnde.",
    words=(
        "autor autorin autoren autorinnen gastautor gastautorin gastautoren gastautorinnen kolumnist kolumnistin "
        "redakteur redakteurin reporter reporterin korrespondent korrespondentin gastkolumnist gastkolumnistin author "
        "writer columnist person über about"
    ),
    max_chars=420,
    neighbours=True,
)
def note_on_author(article: ArticleLines, ix: int) -> bool:
    """What the newsroom says of the author, in the present tense: as the text's last line, or in square brackets."""
    text = article.lines[ix].text
    found = _AUTHOR.fullmatch(_unbracketed(text))
    if found is None or not _TODAY.search(found["rest"]):
        return False
    return text[0] == "[" or _closes_text(article, ix)


def _unbracketed(text: str) -> str:
    return text[1:-1].strip() if text[0] == "[" and text[-1] == "]" else text


def _closes_text(article: ArticleLines, ix: int) -> bool:
    """Tell whether no line of the text follows: what does is furniture."""
    below = range(ix + 1, len(article.lines))
    return ix > 0 and article.near_foot(ix, FOOT) and all(article.role(each) for each in below)


@rule(
    "byline",
    trips="Die Stadt hofft.\n> Mara Beispiel, geboren 1970, ist Schriftstellerin und lebt in Musterstadt.",
    spares="„Die Stadt hofft“, sagt Mara Beispiel.\n> Mara Beispiel, geboren 1970, ist Schriftstellerin im Norden.",
    max_chars=420,
    neighbours=True,
)
def guest_author(article: ArticleLines, ix: int) -> bool:
    """A name that the text has nowhere else, and what its owner does as a writer, as the last line.

    In square brackets any line may be one, and any post will do. Where others with their ages stand, it is one of a
    list.
    """
    text = article.lines[ix].text
    if text[0] != "[" and not _closes_text(article, ix):
        return False
    found = _IS_SOMEBODY.fullmatch(_unbracketed(text))
    if found is None or not (_POST if text[0] != "[" else _ANY_POST).search(found.string, found.end("name")):
        return False
    above = article.at(ix - 1)
    if len(_AGED.findall(text)) > 1 or (above is not None and _AGED.match(above.text)):
        return False
    return article.words.count(f" {key_of(found['name'])} ") == 1


_CONTACT = re.compile(
    rf"(?:(?:write to|contact|email|e-?mail|reach|kontakt|mail an|e-?mail an|schreiben sie)\b.{{0,80}}|{NAME} "
    r"(?:can be reached (?:at|via)|erreichen sie (?:unter|per)|ist erreichbar unter)\s?.{0,40})"
    r"[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{2,20}){1,3}\W{0,2}|"
    rf"{NAME} can be reached at https?://\S{{3,80}}.{{0,120}}",
    re.IGNORECASE,
)


@rule(
    "byline",
    trips="Die Brücke steht.\n> Write to Mara Example at mara@courier.example",
    spares="Die Brücke steht.\n> Wer etwas weiß, soll an kripo@musterstadt.example schreiben.",
    words="write contact email mail reach kontakt reached erreichen erreichbar schreiben",
    max_chars=200,
)
def contact_of_author(article: ArticleLines, ix: int) -> bool:
    """How to reach the author by e-mail, in the last lines."""
    return article.near_foot(ix) and bool(_CONTACT.fullmatch(article.lines[ix].text))


_NEWSROOMS = " ".join(
    desk + room
    for desk in ("online", "lokal", "sport", "web", "zentral", "news")
    for room in ("redaktion", "redaktionsteam", "staff", "newsroom")
)
_NEWSROOM = re.compile(
    r"(?:von|by|text:|autor:)\s(?:(?:der|unserer|our|the)\s)?(?:[A-ZÄÖÜ][\w-]{1,20}[ -])?(?:(?:online|lokal|sport|"
    r"web|zentral|"
    r"news)-?)?(?:redaktion|redaktionsteam|staff|newsroom|staff (?:writers?|reporters?))(?: [A-ZÄÖÜ][\w-]{1,30})?",
    re.IGNORECASE,
)


@rule(
    "byline",
    trips="Von Redaktion",
    spares="Von Redaktion zu Redaktion ging das Gerücht.",
    words=f"redaktion redaktionsteam staff newsroom {_NEWSROOMS}",
    max_chars=70,
)
def byline_of_newsroom(article: ArticleLines, ix: int) -> bool:
    """A byline that names no person but the newsroom."""
    return (article.near_top(ix) or article.near_foot(ix)) and bool(_NEWSROOM.fullmatch(article.lines[ix].text))
