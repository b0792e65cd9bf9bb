"""Advertisements of single things: books, goods, jobs, podcasts of the house; and that the publisher earns by links."""

import re

from newsmill.transforms.normalize.roles.appeals import PROMO_CHARS, REPORTED
from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.rule import rule

_PODCAST = re.compile(
    r".{0,120}\b(?:podcast|nachrichtenpodcast|newspodcast|politikpodcast|wissenspodcast)\b.{0,250}\b"
    r"(?:alle (?:weiteren )?folgen|überall,? wo es podcasts gibt|"
    r"erscheint (?:jede[nr]?|immer|täglich|wöchentlich|montags|dienstags|mittwochs|donnerstags|"
    r"freitags|von montag|werktags))\b.{0,500}|"
    r".{0,300}(?:überall,? wo es podcasts gibt|wherever you (?:get|listen to) (?:your )?podcasts)\b.{0,200}",
    re.IGNORECASE,
)
_TITLED = re.compile(r"^[„“\"»][^„“”«\"»]{2,40}[“”\"«]")
"""The name of a podcast in quotation marks, which is no speech."""


@rule(
    "promo",
    trips="„Am Kai“ ist ein Podcast mit Themen aus dem Hafen, alle Folgen stehen im Archiv.",
    spares="Der Podcast des Hafenmeisters hat im ersten Jahr eine Million Hörer gefunden.",
    words="podcast podcasts nachrichtenpodcast newspodcast politikpodcast wissenspodcast",
    max_chars=700,
)
def podcast_blurb(article: ArticleLines, ix: int) -> bool:
    """What a podcast of the house is, when it appears and where its episodes are."""
    line = article.lines[ix]
    return bool(_PODCAST.fullmatch(line.text)) and not REPORTED.search(_TITLED.sub("", line.lower))


_AFFILIATE = re.compile(
    r"\b(?:dieser (?:artikel|beitrag|text)|diesem (?:artikel|beitrag)|this (?:article|page|post)) .{0,60}affiliate|"
    r"\b(?:erhalten|bekommen|verdienen) wir .{0,60}provision|\bwir (?:erhalten|bekommen|"
    r"verdienen) .{0,80}(?:provision|affiliate)|"
    r"\b(?:erhält|bekommt) (?:[^.]|ggf\.|evtl\.|u\.u\.){2,60} (?:eine )?provision\b.{0,20}$|\bprovisions-?links?\b|"
    r"\bwe (?:may )?(?:earn|receive|get|make) .{0,60}commission|affiliate-?links?\)?[.:]?$"
)


@rule(
    "promo",
    trips="*Dieser Artikel enthält Affiliate-Links.",
    spares="Der Händler verdient an Affiliate-Links rund acht Prozent.",
    words="affiliate affiliatelink affiliatelinks provision provisionen provisions "
    "provisionslink provisionslinks commission",
    max_chars=PROMO_CHARS,
)
def affiliate_note(article: ArticleLines, ix: int) -> bool:
    """The note that the publisher earns by links in the article."""
    return bool(_AFFILIATE.search(article.lines[ix].lower)) and not REPORTED.search(article.lines[ix].lower)


_JOB = re.compile(
    r"(?!(?:das|der|die|ein|eine|in|mit|ob|wer|und|als|für) )[A-ZÄÖÜ][\w/*:-]{2,40}(?: [\w/&*:,-]{1,30}){0,6} "
    r"\((?:m|w|d|x|gn|f)(?:\s?[/|]\s?(?:m|w|d|x|gn|div)){1,3}\).{0,200}",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="Hafenmeister (m/w/d) in Musterstadt gesucht, Vollzeit, ab sofort.",
    spares="Das Kürzel (m/w/d) steht seit 2019 in den Anzeigen.",
    words="m",
    max_chars=260,
)
def job_advert(article: ArticleLines, ix: int) -> bool:
    """The advertisement of a job, for whichever sex: `(m/w/d)` behind what it is called."""
    text = article.lines[ix].text
    return bool(_JOB.fullmatch(text)) and not REPORTED.search(text)


_SHOP = re.compile(
    r"(?:(?:hier|jetzt|direkt|gleich|online|im shop|bei amazon|im handel)[ ,]){1,2}(?:bestellen|kaufen|vorbestellen|"
    r"reservieren|"
    r"shoppen)\W{0,3}|(?:zum|zur) (?:shop|angebot|bestellung|ticketshop|buch|produkt)\W{0,3}|(?:angebot|preis|"
    r"deal) ansehen\W{0,2}|"
    r"(?:buy|order|shop|pre-?order) (?:now|here|on amazon)\W{0,2}",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="Hier bestellen.",
    spares="Hier bestellen die Fischer ihr Frühstück.",
    words=(
        "bestellen kaufen vorbestellen reservieren shoppen shop angebot bestellung ticketshop buch produkt ansehen buy "
        "order preorder pre"
    ),
    max_chars=50,
)
def button_of_shop(article: ArticleLines, ix: int) -> bool:
    """The button below the advertisement of a book or a product."""
    return bool(_SHOP.fullmatch(article.lines[ix].text))


_BOOK = re.compile(
    r"(?:buchtipp|lesetipp|buchempfehlung|literaturtipp|literaturhinweis)\s?[:|]\s?.{5,250}"
    r"(?:\d (?:euro|eur)\b|€|\bisbn\b|\d seiten\b).{0,80}",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="Buchtipp: Mara Beispiel: „Am Hafen“, Musterverlag, 24 Euro. Hier bestellen.",
    spares="Buchtipp: Wer den Hafen liebt, der lese den Roman von Mara Beispiel.",
    words="buchtipp lesetipp buchempfehlung literaturtipp literaturhinweis",
    max_chars=380,
)
def book_advert(article: ArticleLines, ix: int) -> bool:
    """The advertisement of a book, with its price or its number of pages."""
    return bool(_BOOK.fullmatch(article.lines[ix].text))
