"""The words of consent: what a text must say to ask the reader for leave to set cookies and to pass on data.

The patterns read lower case, as those of appeals do.
"""

import re

from newsmill.transforms.normalize.roles.appeals import REPORTED
from newsmill.transforms.normalize.roles.article_lines import LONG

_MATTER = re.compile(
    r"\b(?:cookies?|einwillig\w*|zustimm\w*|\w*tracking|technologien|personali[sz]\w*|datenschutz\w*|privatsphäre|"
    r"partnern?|\w*werbung|anzeigen|nutzungsanalyse|drittanbieter\w*|endgerät\w*|widerruf\w*|"
    r"berechtigte\w* interesse\w*|"
    r"consent\w*|privacy|advertising|adverts?|ads|partners|vendors|technologies|legitimate interests?|pur-abo|"
    r"werbefrei\w*|"
    r"trackers?|personenbezogenen?|personal data|datencenter|"
    r"partenaires|consentement|publicité\w*|socios|consentimiento|publicidad|consenso|pubblicità|toestemming|"
    r"advertenties)\b",
)
_MATTER_TOO = re.compile(
    r"\b(?:ip-adress\w*|standortdaten|verarbeitung|dsgvo|gdpr|zuzustimmen|geolocation|identifiers?|identifikation|"
    r"browsing data|settings|werbe-|ad-free|reject all|accept all|alle akzeptieren|purposes|zwecke[n]?|"
    r"confidentialité|données|personnalis\w+|appareil|confidencialidad|privacidad|datos|personalizad\w+|dispositivo|"
    r"riservatezza|personalizzat\w+|gegevens|gepersonaliseerde?|"
    r"retirer votre consentement|(?:retirar|revocar) (?:su|tu) consentimiento|revocare il consenso|"
    r"toestemming intrekken|"
    r"(?:notwendige|essen[tz]iell?e|funktionale|technische) cookies|erfahrung zu verbessern|"
    r"(?:best|user) (?:possible )?experience|strictly necessary|necessary cookies?|stored in your browser|"
    r"funktion der (?:web)?(?:site|seite)|werbe-abo|werbefrei\w* abo|kosten(?:frei|los) nutzen|anbieter in den usa|"
    r"informationen auf \w{3,7} (?:end)?gerät\w*|(?:on|from) (?:a|your) device)",
)
"""More of it, told beside what asks for consent only."""
_COOKIES = re.compile(r"\bcookies?\b")
SIGNS = tuple(
    sign.replace("_", " ")
    for sign in """
    frei_nutzen los_nutzen anbieter_in
    cookie willig stimm track technologi person datenschutz privat privac partn parten werb anzeigen nutzungsanalyse
    drittanbieter gerät widerruf interess interest consen advert ads vendor pur-abo datencenter publici socios
    pubblicit toestemming ip-adress standort verarbeitung dsgvo gdpr geolocation identifi browsing settings ad-free
    reject accept akzeptieren purpose zweck confiden données appareil privacidad datos dispositivo riservatezza
    gegevens device erfahrung funktion experience necessary your_browser
    """.lower().split()
)
"""Parts of words, one of which every matter holds: most texts have none, and finding that out costs little."""
_ADDRESS = re.compile(
    r"\b(?:wir und unsere|verwenden wir|mit (?:einem )?klick auf|erlaub(?:st|en|t) (?:du|sie)|kannst du|deine[rmn]?|"
    r"finden sie in unserer|sie (?:lesen|nutzen|surfen|schließen)|in ihrem browser|accept [^.!?]{1,60} to (?:read|"
    r"continue)|if you|"
    r"(?:wir|diese (?:web)?s(?:eite|ite)|unsere (?:web)?s(?:eite|ite)) (?:verwende[nt]|nutz(?:en|"
    r"t)|"
    r"setz(?:en|t)|verarbeite[nt]|benötig(?:en|t))|sie (?:können|haben|stimmen)|ihre[rn]? (?:einwilligung|zustimmung|"
    r"auswahl|"
    r"daten|privatsphäre|einstellungen|entscheidung)|(?:stimmen|klicken|besuchen|nutzen|lesen|willigen|"
    r"entscheiden) sie|"
    r"(?:weiter(?:lesen)?|zustimmen und weiter|jetzt) mit werbung|we and our|(?:we|this (?:web)?site) uses?|"
    r"you (?:can|may|agree|accept|consent)|your (?:consent|choices?|data|privacy|preferences|experience)|by clicking|"
    r"nous (?:utilisons|et nos)|vous pouvez|utilizamos|puede|noi e|utilizziamo|wij (?:gebruiken|en onze)|"
    r"we gebruiken)\b",
)


def asks_for_consent(text: str) -> bool:
    """Tell whether a text addresses the reader on two or more matters of consent: cookies, partners, advertising.

    >>> asks_for_consent("Wir und unsere Partner verwenden Cookies."), asks_for_consent("Cookies sind erlaubt.")
    (True, False)
    """
    lowered = _lowered(text)
    if not (_names_two_matters(lowered) and _ADDRESS.search(lowered)):
        return False
    return len(_matters(lowered)) >= 2 or bool(_COOKIES.search(lowered))


def speaks_of_consent(text: str) -> bool:
    """Tell whether a text names two or more matters of consent, addressing nobody: so does the rest of a box.

    >>> speaks_of_consent("Genaue Standortdaten. Personalisierte Anzeigen.")
    True
    """
    return _names_two_matters(_lowered(text))


def _names_two_matters(lowered: str) -> bool:
    more = {found[0] for found in _MATTER_TOO.finditer(lowered)}
    return len(_matters(lowered) | more) >= 2 and not REPORTED.search(lowered)


def _lowered(text: str) -> str:
    """Return what is read of a text, in lower case; nothing where no sign of a matter is."""
    lowered = text[:LONG].lower()
    return lowered if any(sign in lowered for sign in SIGNS) else ""


def _matters(lowered: str) -> set[str]:
    return {found[0] for found in _MATTER.finditer(lowered)}
