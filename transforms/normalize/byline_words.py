"""What stands around the names in a byline, wherever it stands: what was written, and who made the pictures.

Expressions in lower case that capture nothing.
"""

GENRE = (
    r"(?:\w{0,12}(?:beitrag|kommentar|bericht|interview)|analyse|essay|kolumne|glosse|rezension|reportage|porträt|"
    r"leitartikel|kritik|nachruf|protokoll)"
)
"""What somebody wrote: ``ein Gastbeitrag von``, ``eine Analyse von``."""
PICTURES = (
    r"(?:fotos?|bild(?:er)?|photos?|photography|photographs?|pictures?|illustration(?:en|s)?|grafik|video|kamera)"
)
"""What somebody else made for it: ``Fotos:``, ``Illustration:``."""
