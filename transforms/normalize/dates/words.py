"""The words of written dates in German and English, in lower case without a final full stop."""

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
"""Name to number."""
WEEKDAYS = frozenset(
    """
    mon monday tue tues tuesday wed wednesday weds thu thur thurs thursday fri friday sat saturday sun sunday
    mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag
    """.lower().split()
)
HALVES = {"am": 0, "a.m": 0, "pm": 12, "p.m": 12}
"""Halves of a 12-hour clock to the hours they add."""
CLOCK = frozenset({"uhr", "hrs", "hours", "hour", "h"})
"""Words behind a time that say it is one."""
LINKS = frozenset("am um at on the of den der dem vom von ab gegen and t".lower().split())
"""Words that hold the parts of a date together."""
UPDATES = frozenset(
    """
    stand aktualisiert geändert bearbeitet überarbeitet aktualisierung änderung updated update modified edited
    revised changed
    """.lower().split()
)
"""Words that make a date that of a change."""
LABELS = UPDATES | frozenset(
    """
    veröffentlicht veröffentlichung publiziert erschienen erstellt erstveröffentlichung erscheinungsdatum
    published publication posted first last issued datum date zuletzt letzte letztes online created
    zuerst artikel article
    """.lower().split()
)
"""Words that announce a date."""
