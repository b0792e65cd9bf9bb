"""Labels of a page told by their words: a short line of nothing but what buttons, menus and headings of boxes say."""

import re

from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.rule import rule

MAX_WORDS = 7
"""Words of the longest label."""
_DOES = frozenset(
    """
    lesen teilen drucken ausdrucken kommentieren abonnieren anmelden einloggen registrieren weiterlesen anhören ansehen
    anschauen herunterladen versenden weiterempfehlen diskutieren mitdiskutieren bewerten abspielen anzeigen
    ausblenden einblenden aufklappen zuklappen moderiert zurückblättern weiterblättern vorlesen speichern share
    print subscribe save listen watch scroll explore trending login signup bookmark download unsubscribe comment
    comments newsletter newsletters recommended sponsored paid
    """.lower().split()
)
"""What a reader is to do, or what a box is: a label has one of these."""
_AROUND = frozenset(
    """
    log sign text woche
    jetzt hier mehr weitere alle nur auch schon gleich direkt kostenlos gratis sie uns mit über zu zum zur auf in im
    per via als für von nach vor unter und oder bitte nicht den die das der dem des diese diesen dieser dieses dies
    ein eine einen unser unsere unseren werden wird erst artikel artikeln beitrag beiträge beitrags text texte seite
    seiten thema themen kommentar kommentare newsletter anzeige anzeigen werbung video videos audio podcast podcasts
    bild bilder fotos galerie karte grafik link links pdf datei e mail app browser facebook twitter x whatsapp
    instagram telegram linkedin xing threema bluesky mastodon threads reddit pinterest email konto login abo seite
    geschichte now here more all to the this these that on in of for with by and or at from your our us it an a as
    up down below above next previous article articles story stories page post posts topic topics content video
    videos audio podcast photo photos gallery link discussion conversation continue reading read full free app news
    latest popular most you later for list view join
    """.lower().split()
)
"""Words that stand beside it."""
_SHORT = frozenset({
    "zurück", "weiter", "back", "next", "previous", "popular now", "most popular", "join the discussion",
    "join the conversation", "bezahlte anzeige", "in this article", "in diesem artikel", "explore more",
})  # fmt: skip
"""Whole labels without such a word."""
_NUMBER = re.compile(r"\d{1,5}")


@rule(
    "promo",
    trips="Die Stadt baut am Hafen.\n> 2 Kommentare anzeigen",
    spares="Die Stadt baut am Hafen.\n> Die Anzeige",
    max_chars=70,
)
def label_of_page(article: ArticleLines, ix: int) -> bool:
    """A line of up to seven words that are all words of buttons and boxes, one of which says what to do.

    Below the title, and neither a question nor the rest of a sentence.
    """
    line = article.lines[ix]
    if ix == 0 or len(line.tokens) > MAX_WORDS or line.text[-1] == "?":
        return False
    if line.lower.rstrip(" .!:…→»") in _SHORT:
        return True
    words = [word for word in line.tokens if not _NUMBER.fullmatch(word)]
    return len(words) > 1 and not _DOES.isdisjoint(words) and all(word in _DOES or word in _AROUND for word in words)


_HASHTAGS = re.compile(r"#[^\W\d_][\w-]{1,40}(?:[ ,]{1,2}#[^\W\d_][\w-]{1,40}){1,12}")


@rule(
    "promo",
    trips="#Hafen #Brücke",
    spares="#Hafen und #Brücke waren die Themen des Tages",
    max_chars=300,
)
def row_of_hashtags(article: ArticleLines, ix: int) -> bool:
    """A line of nothing but hashtags."""
    return article.lines[ix].text[0] == "#" and bool(_HASHTAGS.fullmatch(article.lines[ix].text))
