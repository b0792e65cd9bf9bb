"""The words of written dates, in lower case without a final full stop: German and English, then other languages.

French, Spanish, Italian, Portuguese, Dutch, Polish, Danish, Norwegian and Swedish. No word means two things in two of
them, but for those of ``OF_LANGUAGE``.
"""

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
    **dict.fromkeys(("janvier", "janv", "enero", "gennaio", "janeiro", "januari", "stycznia", "styczeń"), 1),
    **dict.fromkeys(("février", "fevrier", "févr", "fév", "febrero", "febbraio", "fevereiro", "februari"), 2),
    **dict.fromkeys(("lutego", "luty"), 2),
    **dict.fromkeys(("mars", "marzo", "março", "maart", "marts", "marca", "marzec"), 3),
    **dict.fromkeys(("avril", "avr", "abril", "abr", "aprile", "kwietnia", "kwiecień"), 4),
    **dict.fromkeys(("mayo", "maggio", "maio", "mei", "maj", "maja"), 5),
    **dict.fromkeys(("juin", "junio", "giugno", "junho", "czerwca", "czerwiec"), 6),
    **dict.fromkeys(("juillet", "juil", "julio", "luglio", "julho", "lipca", "lipiec"), 7),
    **dict.fromkeys(("août", "aout", "agosto", "augustus", "augusti", "sierpnia", "sierpień"), 8),
    **dict.fromkeys(("septembre", "septiembre", "setiembre", "settembre", "setembro", "września", "wrzesień"), 9),
    **dict.fromkeys(("octobre", "octubre", "ottobre", "outubro", "października", "październik"), 10),
    **dict.fromkeys(("novembre", "noviembre", "novembro"), 11),
    **dict.fromkeys(("décembre", "decembre", "déc", "diciembre", "dicembre", "dezembro", "grudnia", "grudzień"), 12),
    **dict.fromkeys(("desember", "des"), 12),
}
"""The same in other languages."""
OF_LANGUAGE = {"pl": {"listopada": 11, "listopad": 11}}
"""Names of months by the language they are told in only: the Croatian ``listopad`` is October."""
WEEKDAYS = frozenset(
    """
    mon monday tue tues tuesday wed wednesday weds thu thur thurs thursday fri friday sat saturday sun sunday
    mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim
    mié jue vie sáb dom lunes martes miércoles jueves viernes sábado domingo
    lunedì martedì mercoledì giovedì venerdì sabato domenica
    gio sab maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo
    poniedziałek wtorek środa czwartek piątek sobota niedziela pon wt śr czw pt sob niedz
    segunda terça quarta quinta sexta feira
    mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tisdag lördag söndag
    """.lower().split()
)
WEEKDAY_OR_MONTH = frozenset({"mar"})
"""Tuesday in French and Spanish, where a month is named too."""
HALVES = {"am": 0, "a.m": 0, "pm": 12, "p.m": 12}
"""Halves of a 12-hour clock to the hours they add."""
CLOCK = frozenset({"uhr", "hrs", "hours", "hour", "h", "hs", "uur", "heures"})
"""Words behind a time that say it is one."""
LINKS = frozenset(
    """
    am um at on the of den der dem vom von ab gegen and t
    le à el a las de del il alle ore op om o godz godzina w dnia r roku às em kl klokken la jour
    """.lower().split()
)
"""Words that hold the parts of a date together."""
UPDATES = frozenset(
    """
    stand redaktionsstand aktualisiert geändert bearbeitet überarbeitet aktualisierung änderung updated update
    modified edited revised changed actualisé modifié mis mise modificado modifica modificato actualizado actualización
    aggiornato aggiornamento bijgewerkt gewijzigd
    atualizado atualização aktualizacja zaktualizowano oppdatert opdateret uppdaterad ændret endret ändrad
    """.lower().split()
)
"""Words that make a date that of a change."""
LABELS = UPDATES | frozenset(
    """
    veröffentlicht veröffentlichung publiziert erschienen erstellt erstveröffentlichung erscheinungsdatum
    published publication posted first last issued datum date zuletzt letzte letztes online created
    zuerst artikel article publié parution publicado publicación pubblicato gepubliceerd geplaatst publicatie
    opublikowano publikacji data fecha publisert publiceret publicerad udgivet
    dernière última ultima ultimo laatst laatste ostatnia sist sidst senast
    """.lower().split()
)
"""Words that announce a date."""
