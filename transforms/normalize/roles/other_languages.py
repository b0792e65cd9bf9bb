"""What pages in French, Spanish, Italian, Portuguese, Dutch and Polish set around their articles.

The rules of German and English know many ways to say a thing; these know the fixed phrases of content systems alone, at
the start of a line or as all of it.
"""

import re

from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.names import NAME
from newsmill.transforms.normalize.roles.rule import rule

APPEAL_CHARS = 300
"""Characters of a call to take a newsletter."""

_BY = re.compile(
    rf"(?:par|propos recueillis par|por|di|a cura di|testo di|door|av|af)\s(?-i:{NAME}(?:\s?,\s?{NAME}){{0,4}}"
    rf"(?:\s(?:et|y|e|en|och|og)\s{NAME})?)(?:\s?[,|/·–—-]\s?[^.!?]{{2,60}}|\s\([^()]{{2,60}}\))?",
    re.IGNORECASE,
)


@rule(
    "byline",
    trips="Par Mara Exemple et Jo Lang (Villeport, correspondants)",
    spares="Di Roma Antica si parla ancora molto, dice la sindaca.",
    words="par por di door av af",
    max_chars=160,
)
def byline_in_other_language(article: ArticleLines, ix: int) -> bool:
    """A line that names the authors in French, Spanish, Portuguese, Italian or Dutch, at either end."""
    line = article.lines[ix]
    if not (article.near_top(ix) or article.near_foot(ix)) or line.ends:
        return False
    return bool(_BY.fullmatch(line.text))


_SIGN = r"(?:afp|efe|ansa|belga|anp|pap|lusa|reuters|ap|ats|agi|adnkronos|europa press)"
_WITH_AGENCY = re.compile(
    rf"[(\[]?(?:(?:avec|con|met|com)\s(?:(?:informazioni|información|informações|material)\s(?:di|de|da)\s)?|(?:source|fuente|fonte|bron|źródło)\s?:\s?)?(?:l['’])?"
    rf"(?:(?:agence|agencia|agenzia|agência)\s)?{_SIGN}(?:\s?(?:[,/]|et|y|e|en)\s?{_SIGN}){{0,3}}[)\]]?\.?",
    re.IGNORECASE,
)


@rule(
    "agency",
    trips="(Avec AFP)",
    spares="Con Ansa e Reuters il Comune parla poco.",
    words="afp efe ansa belga anp pap lusa reuters ap ats agi adnkronos europa",
    max_chars=60,
)
def agency_in_other_language(article: ArticleLines, ix: int) -> bool:
    """The agencies of a text, with the word for `with` or `source` in another language, at either end."""
    text = article.lines[ix].text
    at_end = article.near_top(ix, 5) or article.near_foot(ix, 3)
    return at_end and bool(_WITH_AGENCY.fullmatch(text))


_APPEAL = re.compile(
    r"(?:inscri(?:vez|s)-(?:vous|toi)|abonnez-vous|recevez|suivez(?:-nous)?|suscríb(?:ete|ase|anse)|recibe|síguenos|"
    r"sigue a|iscriv(?:iti|etevi)|ricevi|seguici|schrijf (?:je|u) in|meld (?:je|u) aan|ontvang|volg ons|zapisz się|"
    r"obserwuj nas|subscreva|inscreva-se|assine|receba|siga)\b.{0,200}"
    r"\b(?:newsletters?|boletín|boletines|nieuwsbrief|nieuwsbrieven|infolettre|lettres? d['’]information|whatsapp|"
    r"telegram|facebook|instagram|google news|tiktok|twitter|linkedin)\b.{0,120}",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="Iscriviti alla nostra newsletter per restare aggiornato",
    spares="La nostra newsletter conta seimila lettori, dice il sindaco.",
    words=(
        "newsletter newsletters boletín boletines nieuwsbrief nieuwsbrieven infolettre information whatsapp telegram "
        "facebook instagram google tiktok twitter linkedin"
    ),
    max_chars=APPEAL_CHARS,
)
def appeal_in_other_language(article: ArticleLines, ix: int) -> bool:
    """A line that calls on the reader in another language to take a newsletter or to follow on a network."""
    return bool(_APPEAL.fullmatch(article.lines[ix].text))


_PAYWALL = re.compile(
    r"(?:(?:cet |l['’])?(?:article|contenu)s? (?:est )?réservés? (?:à nos|aux) abonnés|"
    r"la suite est réservée aux abonnés|"
    r"il vous reste \d{1,2}(?:[.,]\d{1,2})? ?% de cet article à lire|(?:vous êtes )?déjà abonné(?:\(?e\)?)?|"
    r"(?:contenido|artículo) (?:exclusivo |sólo |solo )?para suscriptores|(?:sólo|solo) para suscriptores|"
    r"¿ya (?:eres suscriptor|tienes una suscripción)|(?:articolo|contenuto) (?:riservato|esclusivo) (?:agli|per gli) "
    r"abbonati|(?:sei|hai) già (?:abbonat[oa]|un abbonamento)|(?:dit artikel is )?(?:alleen|exclusief|"
    r"uitsluitend) voor "
    r"abonnees|(?:bent (?:u|je) )?al abonnee\?|(?:artykuł|treść) (?:jest )?(?:dostępn[ya] )?(?:tylko )?dla "
    r"(?:prenumeratorów|subskrybentów)|(?:conteúdo|artigo) exclusivo para assinantes|já é assinante)\b.{0,80}",
    re.IGNORECASE,
)


@rule(
    "paywall",
    trips="Article réservé aux abonnés",
    spares="Le port est réservé aux abonnés du club nautique.",
    words=(
        "abonnés abonné abonnée suscriptores suscriptor suscripción abbonati abbonato abbonata abbonamento abonnees "
        "abonnee prenumeratorów subskrybentów assinantes assinante reste"
    ),
    max_chars=160,
)
def paywall_in_other_language(article: ArticleLines, ix: int) -> bool:
    """What a page says in another language to a reader without a subscription: the whole line, or its beginning."""
    return bool(_PAYWALL.fullmatch(article.lines[ix].text.rstrip(" .!?…:")))


_BUTTONS = frozenset(
    " ".join(label.split())
    for label in """
    partager|partager cet article|partager l'article|imprimer|écouter l'article|écouter cet article|commenter|réagir|
    ajouter à vos favoris|lire plus tard|publicité|contribuer|réutiliser ce contenu|retour en haut|compartir|
    compartir artículo|imprimir|guardar|escuchar|escuchar el artículo|ir a los comentarios|comentar|publicidad|
    condividi|condividi l'articolo|stampa|ascolta l'articolo|salva|commenta|pubblicità|
    delen|deel|deel dit artikel|afdrukken|bewaar|bewaren|luister|luister naar dit artikel|reageer|advertentie|
    udostępnij|udostępnij artykuł|drukuj|skomentuj|reklama|partilhar|compartilhar|ouvir|guardar artigo|publicidade
    """.lower().split("|")
)


@rule(
    "promo",
    trips="Deel dit artikel",
    spares="Deel dit artikel drie van de wet niet in tweeën",
    max_chars=40,
)
def button_in_other_language(article: ArticleLines, ix: int) -> bool:
    """The label of a button of the page in another language: share, print, listen, advertisement."""
    return article.lines[ix].lower.replace("’", "'").rstrip(" .…:>»›→↓") in _BUTTONS


_GOES_ON = re.compile(
    r"(?:dalsza część (?:artykułu|tekstu)|l['’]article (?:continue|se poursuit) (?:après|sous)|(?:l['’]articolo )?"
    r"continua dopo|el artículo continúa (?:después|tras|debajo)|(?:de )?(?:tekst|artikel) gaat verder (?:onder|na)|"
    r"dziękujemy, że przeczyta|continua após|artikeln fortsätter (?:efter|under)).{0,80}",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="De tekst gaat verder onder de foto",
    spares="De tekst gaat over een brug.",
    words="dalsza continue poursuit continua continúa verder dziękujemy fortsätter",
    max_chars=120,
)
def continuation_in_other_language(article: ArticleLines, ix: int) -> bool:
    """Where the text goes on behind an advertisement or a picture, or thanks for reading, in another language."""
    line = article.lines[ix]
    return bool(_GOES_ON.fullmatch(line.text)) and line.sentences == 1
