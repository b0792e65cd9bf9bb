"""What asks readers for their opinion: ratings, discussions, letters."""

import re

from newsmill.transforms.normalize.roles.appeals import REPORTED
from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.contacts import MAIL
from newsmill.transforms.normalize.roles.rule import rule

_RATING = re.compile(
    r"(?:hat ihnen (?:dieser|der|das) (?:artikel|beitrag|text|interview) gefallen|(?:war|ist) (?:dieser|"
    r"der) (?:artikel|beitrag) "
    r"(?:für sie )?(?:hilfreich|lesenswert|interessant)|wie hat ihnen (?:dieser|der|das|dieses) (?:artikel|beitrag|"
    r"text|angebot) gefallen|wie (?:gefällt ihnen|fanden sie|bewerten sie|"
    r"hilfreich war) "
    r"(?:dieser|diesen|der|den|das|dieses) (?:artikel|beitrag|text|angebot)s?\b.{0,20}|(?:diesen |jetzt )?(?:artikel|"
    r"beitrag) bewerten|"
    r"ihre meinung (?:ist uns wichtig|zählt|interessiert uns)|haben sie einen fehler (?:gefunden|entdeckt|bemerkt)|"
    r"(?:vielen )?dank für ihre?n? (?:bewertung|feedback|meinung|hinweis|anmeldung)|"
    r"was this (?:article|page|story|information) (?:helpful|useful)|"
    r"did you (?:like|enjoy) this (?:article|story|post)|how (?:did you like|"
    r"would you rate) this .{3,20}|"
    r"rate this (?:article|story|post)|thank you for your (?:feedback|rating|vote)|share your (?:feedback|thoughts|"
    r"opinion)|"
    r"(?:ihre|deine) e-?mail-?adresse wird nicht veröffentlicht|your email address will not be published|"
    r"comments (?:on this (?:article|post|story) )?are (?:now )?closed|(?:die )?kommentarfunktion (?:ist |wurde )?"
    r"(?:geschlossen|deaktiviert)|(?:die )?kommentare sind geschlossen|"
    r"have your say|what do you think\? (?:let us know|tell us).{0,60})[?!.]{0,2}(?: (?:ja|nein|yes|no)\b[ /|"
    r"]?){0,3}.{0,60}",
    re.IGNORECASE,
)
_DISCUSSION = re.compile(
    r"(?:[\w-]{2,20}[ -])?(?:leser(?:innen und leser)?|user|nutzer|community) (?:diskutieren|debattieren|kommentieren)|"
    r"leser-?(?:diskussion|debatte|meinungen|kommentare|briefe)|(?:was )?meinen sie\? diskutieren sie mit|(?:ihre|"
    r"eure) meinung|"
    r"(?:jetzt )?(?:diskutieren|kommentieren) sie (?:hier )?mit(?: uns)?(?: auf unserer (?:facebook-seite|seite))?|"
    r"readers?['’]? (?:discuss|comments|views|"
    r"letters)",
    re.IGNORECASE,
)
_JOIN_IN = re.compile(
    r"(?:(?:diskutieren|debattieren|kommentieren) sie (?:hier |jetzt )?mit(?: uns)?|join the (?:discussion|"
    r"conversation|debate))"
    r"[.!:]?$",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="Hat Ihnen dieser Artikel gefallen?",
    spares="Hat Ihnen dieser Abend gefallen?",
    words=(
        "gefallen hilfreich lesenswert interessant bewerten meinung fehler bewertung feedback hinweis anmeldung "
        "helpful useful like enjoy rate rating vote thoughts opinion say think gefällt fanden veröffentlicht "
        "published comments kommentarfunktion kommentare"
    ),
    max_chars=160,
)
def rating_box(article: ArticleLines, ix: int) -> bool:
    """A box that asks what the reader thinks of the article or the page."""
    return bool(_RATING.fullmatch(article.lines[ix].text))


_COMMENTS_ABOUT = re.compile(
    r"(?:bitte (?:schildern|schreiben|erzählen|berichten) sie uns .{3,320}[.!] )?"
    r"in diesem (?:kommentarbereich|forum) (?:werden|veröffentlichen wir) nur .{5,160}\."
    r"(?: (?:bitte )?nutzen sie (?:zur diskussion|für) .{5,200}\.)?",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="In diesem Kommentarbereich werden nur Antworten auf die Frage zum Hafen veröffentlicht.",
    spares="In diesem Forum werden nur die Pläne zum Hafen gezeigt, sagte der Bürgermeister am Montag",
    words="kommentarbereich forum",
    max_chars=700,
)
def terms_of_comments(article: ArticleLines, ix: int) -> bool:
    """What readers are asked to write below the article, and what not."""
    return bool(_COMMENTS_ABOUT.fullmatch(article.lines[ix].text))


@rule(
    "promo",
    trips="Leser diskutieren",
    spares="Leser diskutieren über die Brücke und ihre Kosten.",
    words=(
        "leser nutzer user community leserdiskussion leserdebatte lesermeinungen leserkommentare leserbriefe meinen "
        "meinung diskutieren kommentieren readers reader"
    ),
    max_chars=60,
)
def heading_of_discussion(article: ArticleLines, ix: int) -> bool:
    """The heading of a box with readers' opinions, alone on its line."""
    return bool(_DISCUSSION.fullmatch(article.lines[ix].text.rstrip(" .:!\u200b")))


@rule(
    "promo",
    trips="Leser diskutieren\n> Was halten Sie von der Brücke? „Teuer“, schreibt seefahrer7. Diskutieren Sie mit.",
    spares="Die Stadt lädt am Montag ein.\n> Was halten Sie von der Brücke, fragt sie alle: Diskutieren Sie mit.",
    words="diskutieren debattieren kommentieren discussion conversation debate",
    neighbours=True,
)
def call_to_discuss(article: ArticleLines, ix: int) -> bool:
    """A line below such a heading that calls on the reader to join in."""
    return article.role(ix - 1) == "promo" and bool(_JOIN_IN.search(article.lines[ix].text[-60:]))


_NEWSROOM = re.compile(r"\b(?:uns|us|our|mich|mir|news(?:desk|room)|(?:have|got) (?:a|any))\b|redaktion")
_MAIL = re.compile(
    rf"\b{MAIL}\b|\be-?mail\b|\bkommentarbereich\b|\bformular\b|\bcomments? section\b",
    re.IGNORECASE,
)
_ENDS_WITH_ADDRESS = re.compile(rf"{MAIL}\W{{0,2}}$")
_FEEDBACK = re.compile(
    r"\b(?:sie erreichen|erreichen sie) (?:uns|mich|die redaktion)\b|\bschildern sie uns\b|"
    r"\b(?:schreiben|mailen|schicken|senden) sie (?:uns|mir|der redaktion|ihre?n?|bitte|eine? e?-?mail|an\s?)|"
    r"schreib(?:t)? uns|(?:ihre|"
    r"eure) (?:meinung|fragen|anregungen|hinweise|zuschriften?)|"
    r"(?:e-?mail|write|send us|let us know|get in touch|contact)(?: \w+){0,3} (?:us|to|at|your|with)\b|"
    r"(?:do you have|have|got) (?:a (?:story|tip|news tip)|any)",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="Haben Sie Fragen oder Anregungen? Schreiben Sie uns: hafen@example.org",
    spares="Die Behörde bat um Hinweise per E-Mail an hafen@example.org.",
    words=(
        "schreiben mailen schicken senden schreib schreibt ihre eure email mail write send let get contact do you "
        "have got erreichen schildern"
    ),
    max_chars=260,
)
def call_for_feedback(article: ArticleLines, ix: int) -> bool:
    """A line that asks readers to write to the newsroom, with an address or a form."""
    line = article.lines[ix]
    if line.sentences > 3 or (REPORTED.search(line.lower) and not _ENDS_WITH_ADDRESS.search(line.text[-90:])):
        return False
    return bool(_FEEDBACK.search(line.text)) and bool(_MAIL.search(line.text)) and bool(_NEWSROOM.search(line.lower))
