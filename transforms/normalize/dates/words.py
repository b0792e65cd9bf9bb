"""The words of written dates, in lower case without a final full stop: German and English, then other languages."""

MONTHS = {
    **dict.fromkeys(("jan", "january", "januar", "jän", "jänner", "jaen", "jaenner"), 1),
    **dict.fromkeys(("feb", "february", "februar", "feber", "febr"), 2),
    **dict.fromkeys(("mar", "march", "mär", "mrz", "märz", "maerz", "mae"), 3),
    **dict.fromkeys(("apr", "april"), 4),
    **dict.fromkeys(("may", "mai"), 5),
    **dict.fromkeys(("jun", "june", "juni"), 6),
    **dict.fromkeys(("jul", "july", "juli"), 7),
    **dict.fromkeys(("aug", "august"), 8),
    **dict.fromkeys(("sep", "sept", "september"), 9),
    **dict.fromkeys(("oct", "october", "okt", "oktober"), 10),
    **dict.fromkeys(("nov", "november"), 11),
    **dict.fromkeys(("dec", "december", "dez", "dezember"), 12),
}
"""Name to number, in German and English."""
OTHER_MONTHS = {
    **dict.fromkeys(("janvier", "janv", "enero", "gennaio", "janeiro", "januari"), 1),
    **dict.fromkeys(("février", "fevrier", "févr", "fév", "febrero", "febbraio", "fevereiro", "februari"), 2),
    **dict.fromkeys(("mars", "marzo", "março", "maart"), 3),
    **dict.fromkeys(("avril", "avr", "abril", "aprile"), 4),
    **dict.fromkeys(("mayo", "maggio", "maio", "mei"), 5),
    **dict.fromkeys(("juin", "junio", "giugno", "junho"), 6),
    **dict.fromkeys(("juillet", "juil", "julio", "luglio", "julho"), 7),
    **dict.fromkeys(("août", "aout", "agosto", "augustus"), 8),
    **dict.fromkeys(("septembre", "septiembre", "setiembre", "settembre", "setembro"), 9),
    **dict.fromkeys(("octobre", "octubre", "ottobre", "outubro"), 10),
    **dict.fromkeys(("novembre", "noviembre", "novembro"), 11),
    **dict.fromkeys(("décembre", "decembre", "déc", "diciembre", "dicembre", "dezembro"), 12),
}
"""The same in French, Spanish, Italian, Portuguese and Dutch: no name here means two months in two of them."""
WEEKDAYS = frozenset(
    """
    mon monday tue tues tuesday wed wednesday weds thu thur thurs thursday fri friday sat saturday sun sunday
    mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim
    mié jue vie sáb dom lunes martes miércoles jueves viernes sábado domingo
    lunedì martedì mercoledì giovedì venerdì sabato domenica
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    """.lower().split()
)
HALVES = {"am": 0, "a.m": 0, "pm": 12, "p.m": 12}
"""Halves of a 12-hour clock to the hours they add."""
CLOCK = frozenset({"uhr", "hrs", "hours", "hour", "h"})
"""Words behind a time that say it is one."""
LINKS = frozenset(
    """
    am um at on the of den der dem vom von ab gegen and t
    le à el a las de del il alle op om
    """.lower().split()
)
"""Words that hold the parts of a date together."""
UPDATES = frozenset(
    """
    stand aktualisiert geändert bearbeitet überarbeitet aktualisierung änderung updated update modified edited
    revised changed actualisé modifié actualizado aggiornato bijgewerkt
    """.lower().split()
)
"""Words that make a date that of a change."""
LABELS = UPDATES | frozenset(
    """
    veröffentlicht veröffentlichung publiziert erschienen erstellt erstveröffentlichung erscheinungsdatum
    published publication posted first last issued datum date zuletzt letzte letztes online created
    zuerst artikel article publié publicado pubblicato gepubliceerd
    """.lower().split()
)
"""Words that announce a date."""
