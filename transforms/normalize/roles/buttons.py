"""The page's own furniture: marks of advertisements, the labels of its buttons and menus, how often it was shared."""

import re

from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.rule import rule

_AD = re.compile(
    r"[-–—\[(*\s]{0,4}(?:anzeige|werbung|advertisements?|sponsored(?: content)?|advertorial|ad|"
    r"anzeigensonderveröffentlichung|(?:advertisement\s?[-–—]\s?)?(?:story|article) continues (?:below|"
    r"after)(?: (?:this |the )?advertisement)?)[-–—\])*\s:]{0,4}",
    re.IGNORECASE,
)
_AD_LABEL = re.compile(r"(?:anzeige|werbung|advertisement|sponsored)\s?[:|]\s", re.IGNORECASE)


@rule(
    "promo",
    trips="Anzeige",
    spares="Anzeige gegen Unbekannt",
    words=(
        "anzeige werbung advertisement advertisements sponsored advertorial ad anzeigensonderveröffentlichung continues"
    ),
    max_chars=110,
)
def advertisement_mark(article: ArticleLines, ix: int) -> bool:
    """The word that marks an advertisement, alone on its line or with the advertisement's headline."""
    line = article.lines[ix]
    return bool(_AD.fullmatch(line.text)) or (bool(_AD_LABEL.match(line.text)) and line.text[-1] != ".")


_BUTTONS = frozenset(
    " ".join(label.split())
    for label in """
    abonnieren|about us|add a comment|agb|all rights reserved|alle anzeigen|alle kommentare anzeigen|
    alle rechte vorbehalten|als pdf speichern|anmelden|app herunterladen|artikel anhören|artikel drucken|
    artikel empfehlen|artikel in der app öffnen|artikel kommentieren|artikel lesen|artikel merken|artikel teilen|
    artikel versenden|artikel vorlesen|artikel weiterempfehlen|audio abspielen|auf einer seite lesen|
    auf facebook teilen|auf twitter teilen|auf x teilen|back to top|beitrag drucken|beitrag kommentieren|
    beitrag teilen|bereits registriert? zum login|bildergalerie|bilderstrecke|bookmark|comments|contact us|
    cookie-einstellungen|copied|copy link|datenschutz|datenschutzerklärung|diesen artikel anhören|
    diesen artikel teilen|diesen beitrag teilen|diskutieren sie mit|drucken|e-mail this article|e-paper|einloggen|
    email this|email this article|email this article to a friend|enable notifications|ende der anzeige|
    exclusive content|feedback|feedback an die redaktion|feedback senden|fehler melden|follow|follow us|fotostrecke|
    full story|ganzen artikel lesen|gift article|give this article|hier geht es zum video|
    hier geht es zur bildergalerie|hier geht's zur bildergalerie|hier klicken|home|impressum|in app öffnen|
    inhaltsverzeichnis anzeigen|jetzt abonnieren|jetzt abstimmen|jetzt anhören|jetzt app herunterladen|
    jetzt kommentieren|jetzt lesen|jetzt newsletter abonnieren|jetzt teilen|join the conversation|karte anzeigen|
    kommentar abgeben|kommentar absenden|kommentar hinterlassen|kommentar schreiben|kommentar verfassen|kommentare|
    kommentare anzeigen|kommentare lesen|kommentieren|kommentieren sie diesen artikel|kontakt und impressum|kopiert|
    leave a comment|leserbrief schreiben|link kopieren|link kopiert|listen|listen to this article|live ansehen|
    load more|loading|log in|login|lädt|lädt...|mehr anzeigen|mehr erfahren|mehr informationen|mehr infos|
    mehr laden|menu|menü|merken|merkliste|mitdiskutieren|nach oben|newsletter abonnieren|next article|next post|
    next story|nutzungsbedingungen|nächste seite|nächster artikel|nächster beitrag|open in app|original anzeigen|
    per e-mail teilen|per e-mail versenden|per mail teilen|per whatsapp teilen|pin it|play video|plus|
    post a comment|premium content|previous article|previous post|previous story|print|print this article|
    print this page|privacy policy|push-benachrichtigungen aktivieren|push-mitteilungen aktivieren|
    push-nachrichten aktivieren|quiz starten|read full article|read full story|read more|read the full article|
    registrieren|report a typo|report an error|report this ad|save|save for later|schreibe einen kommentar|
    schreiben sie einen kommentar|schriftgröße|see all|see more|seite drucken|share|share article|
    share full article|share on facebook|share on twitter|share on whatsapp|share on x|share this|
    share this article|share this story|share via email|show comments|show more|sie sind hier|sign in|sign up|
    skip advertisement|skip to content|startseite|subscribe|subscribe now|subscribers only|teilen|
    teilen sie diesen artikel|terms and conditions|terms of use|textgröße|tweet|twittern|url kopieren|
    video abspielen|video laden|view all|view comments|view gallery|view more|vorherige seite|vorheriger artikel|
    vorheriger beitrag|vorlesen|watch live|watch the video|watch video|weitere anzeigen|weiterempfehlen|weiterlesen|
    weniger anzeigen|wird geladen|zu den kommentaren|zum abo|zum abonnement|zum archiv|zum artikel|zum e-paper|
    zum inhalt springen|zum liveticker|zum login|zum newsletter|zum original|zum podcast|zum ressort|
    zum seitenanfang|zum video|zum vollständigen artikel|zur anmeldung|zur bildergalerie|zur bilderstrecke|
    zur fotostrecke|zur mediathek|zur merkliste hinzufügen|zur rubrik|zur startseite|zur themenseite|
    zur vollständigen version|zur vollversion|zur übersicht|zurück nach oben|zurück zur startseite|
    zurück zur übersicht
    """.lower().split("|")
)
"""Labels in lower case; with others between bars they are a row of them."""
_COUNTED = re.compile(
    r"(?:\d{1,3} (?:bilder|fotos|photos)|(?:bild |foto |seite |page |página |pagina )?\d{1,3} ?(?:/|von|of|sur|de|"
    r"di|van) ?\d{1,3}|"
    r"\d{1,5} (?:kommentare?|comments?)|(?:kommentare?|comments?|diskussion|leserkommentare) ?\(?\d{1,5}\)?|"
    r"(?:listen|anhören|vorlesen) ?\(\d{1,3} ?min(?:uten|utes|\.)?\)|"
    r"verpassen sie (?:keine|kein|nichts)\b[^.!?,]{0,30}[.!]?|fehler (?:gefunden|entdeckt)\?.{0,60}|(?:get|"
    r"download|try) (?:the|our) [\w' -]{0,30}app)",
    re.IGNORECASE,
)
"""Labels with a number in them."""
_LEADS = frozenset({"read more", "weiterlesen", "mehr lesen", "see more", "listen"})
"""Labels that with a colon lead to what stands below."""


@rule(
    "promo",
    trips="Zur Startseite",
    spares="Zur Startseite der Rallye kamen 300 Menschen.",
    max_chars=60,
)
def button_of_page(article: ArticleLines, ix: int) -> bool:
    """The label of a button or menu entry of the page: share, print, comments, home.

    The whole line must be that label.
    """
    line = article.lines[ix]
    if _COUNTED.fullmatch(line.lower):
        return True
    if line.text[-1] == ":" and line.lower.rstrip(" :") in _LEADS:
        return False
    if "|" in line.text and all(part.strip() in _BUTTONS for part in line.lower.split("|")):
        return True
    return line.lower.rstrip(" .…:>»›→↓") in _BUTTONS and not (line.ends and line.text[-1] in "?!")


_NUMBER = re.compile(r"\d{1,4}|[-–—•·|]")


@rule(
    "promo",
    trips="Brücke gesperrt\n> 12\nDie Stadt hat die alte Brücke gesperrt.",
    spares="Drei Fragen\n> 1\nWas ist mit der Brücke?\n2\nWann wird sie offen sein?",
    max_chars=4,
)
def number_alone(article: ArticleLines, ix: int) -> bool:
    """A number or a dash alone among the first lines: how often something was shared. Numbered parts are several."""
    if not article.near_top(ix, 6) or not _NUMBER.fullmatch(article.lines[ix].text):
        return False
    return sum(len(line.text) <= 4 and line.text.isdigit() for line in article.lines) <= 1
