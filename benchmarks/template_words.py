# ruff: noqa: E501  (the sentences of a template stand as they are read)
"""What stands in the slots of the template families: days, names, places, whole sentences."""

import random

Issue = tuple[str, str]
"""Title and body."""

DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November")
BOROUGHS = ("Lindenau", "Mühlbach", "Nordend", "Ostheim", "Rosental", "Steinfeld", "Weidenau", "Hafenstadt", "Altmarkt")
CITIES = ("Kassel", "Rostock", "Trier", "Passau", "Jena", "Bremen", "Ulm", "Siegen", "Halle", "Mainz", "Worms", "Emden")
FIRST = ("Anna", "Jonas", "Mehmet", "Clara", "Pavel", "Ines", "Tobias", "Leyla", "Gregor", "Marta", "Sven", "Nadine")
LAST = ("Brandt", "Kowalski", "Yilmaz", "Hofer", "Petersen", "Novak", "Richter", "Sommer", "Vogel", "Ziegler", "Arndt")
FIRMS = (
    "Nordstahl",
    "Rheinchemie",
    "Alpenbank",
    "Deltawerke",
    "Kranich Air",
    "Helios Pharma",
    "Lindner Bau",
    "Ostsolar",
)
SUBJECTS = (
    "Der Streit um die Fahrradstraße", "Die alte Stadtbücherei", "Das Freibad am Waldrand", "Eine Bürgerinitiative",
    "Der Jugendklub im Keller", "Die Bäckerei an der Ecke", "Das kleine Theater am Kanal", "Ein Verein für Stadtnatur",
    "Die Feuerwache", "Der Wochenmarkt", "Eine Grundschulklasse", "Das Seniorenheim", "Der Kleingartenverein",
)  # fmt: skip
EVENTS = (
    "sucht nach einem Wasserschaden neue Räume und hofft auf Hilfe der Nachbarn",
    "bekommt nach langem Warten endlich Geld für eine neue Werkstatt",
    "geht in die nächste Runde, ein Kompromiss ist nicht in Sicht",
    "feiert ein Jubiläum und zeigt Bilder aus den ersten Jahren",
    "schließt für immer, die Pläne für das Grundstück sind noch geheim",
    "wehrt sich gegen den Bau eines Parkhauses und sammelt Unterschriften",
    "hat einen Preis für das schönste Beet gewonnen und freut sich über Besuch",
    "muss wegen kranker Bäume auf den Schatten im Hof verzichten",
    "klagt über Lärm in der Nacht und über zerbrochene Flaschen auf dem Weg",
    "öffnet die Türen für alle, die einmal hinter die Kulissen schauen wollen",
)
REMARKS = (
    "Der Fahrgastverband spricht von einem Armutszeugnis.", "Karten gibt es nur an der Abendkasse.",
    "Mitzubringen sind feste Schuhe und eigenes Werkzeug.", "Das Bezirksamt will sich erst im Herbst dazu äußern.",
    "Wer mitmachen möchte, kommt einfach vorbei.", "Die Nachbarn nehmen es mit Humor.",
    "Im Ausschuss wurde darüber bis Mitternacht gestritten.", "Ein Spender, der ungenannt bleiben will, hilft aus.",
)  # fmt: skip
SKIES = ("sonnig", "bewölkt", "regnerisch", "trüb", "wechselhaft", "neblig", "stürmisch", "heiter", "schwül", "frostig")
WINDS = ("Nord", "Süd", "West", "Ost", "Nordwest", "Südost")
OFFENCES = (
    "In der {street} haben Unbekannte die Scheibe eines geparkten Wagens eingeschlagen und eine Tasche entwendet.",
    "Ein Radfahrer ist in der {street} von einem abbiegenden Lieferwagen erfasst und leicht verletzt worden.",
    "Zeugen meldeten in der {street} einen Streit zwischen zwei Männern, einer von ihnen zog ein Messer.",
    "Aus einem Keller in der {street} verschwanden drei teure Fahrräder, die Schlösser lagen aufgeschnitten daneben.",
    "Eine Seniorin in der {street} hat einem falschen Handwerker mehrere tausend Euro übergeben.",
    "Die Feuerwehr löschte in der {street} einen brennenden Müllbehälter, die Ursache ist noch unklar.",
    "Ein Autofahrer wurde in der {street} mit deutlich mehr als einem Promille gestoppt, den Führerschein ist er los.",
    "Jugendliche warfen in der {street} Steine auf eine Straßenbahn, verletzt wurde niemand.",
    "Ein Einbrecher ist in der {street} vom Hausherrn überrascht worden und über den Balkon geflüchtet.",
    "Bei einer Kontrolle in der {street} fanden Beamte mehrere Gramm Kokain im Rucksack eines Studenten.",
)
STREETS = ("Bahnhofstraße", "Ringstraße", "Schulstraße", "Kirchgasse", "Marktstraße", "Gartenstraße", "Poststraße")
RIVERS = ("Lahn", "Werra", "Naab", "Ems", "Saale", "Mulde", "Eder", "Nahe")
PRODUCTS = (
    ("Salami", "Listerien"), ("Kichererbsen", "Glassplitter"), ("Babynahrung", "Metallspäne"), ("Räucherlachs", "Listerien"),
    ("Haselnusskerne", "Salmonellen"), ("Frischkäse", "Schimmel"), ("Apfelmus", "Kunststoffteile"), ("Tee", "Pestizide"),
)  # fmt: skip
SCHOOLS = (
    "Grundschule am Park", "Astrid-Lindgren-Schule", "Realschule Nord", "Gesamtschule Mitte", "Goethe-Gymnasium",
    "Waldschule", "Schule an der Mühle", "Berufskolleg Süd",
)  # fmt: skip
REASONS = (
    "eines Rohrbruchs",
    "eines Heizungsausfalls",
    "vieler Krankmeldungen",
    "eines Sturmschadens",
    "einer Bombenentschärfung",
)
SHOWS = (
    "Das Haus am See", "Tod im Moor", "Kommissarin Falk", "Zwei Herzen", "Die letzte Fähre", "Der Bergarzt von Tirol",
    "Nordlichter", "Wilde Ufer", "Stille Wasser", "Die Akte Berlin", "Jagd auf den Maulwurf", "Ein Sommer in Rom",
)  # fmt: skip
GENRES = ("Krimi", "Drama", "Komödie", "Dokumentation", "Thriller", "Heimatfilm")
HAIR = ("kurze blonde", "lange schwarze", "schulterlange braune", "graue", "rötliche lockige")
LAKES = ("Waldsee", "Silbersee", "Mühlteich", "Baggersee", "Ostsee-Bucht", "Krebssee", "Badeweiher", "Forellensee")
HORSES = (
    "Morning Glory",
    "Silver Lad",
    "Copper Beech",
    "Night Mail",
    "Sailor Boy",
    "Lady Ash",
    "Old Tom",
    "Quick March",
)
ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ENGLISH_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
TOWNS = (
    "Leeds",
    "Cardiff",
    "Exeter",
    "Dundee",
    "Norwich",
    "Derby",
    "Belfast",
    "Preston",
    "Luton",
    "Swansea",
    "Barnsley",
)
ENGLISH_FIRST = ("Alice", "Edward", "Grace", "Harold", "Imogen", "Kenneth", "Margaret", "Oliver", "Priya", "Stanley")
ENGLISH_LAST = ("Barlow", "Clarke", "Dempsey", "Fletcher", "Hughes", "Marsh", "Okafor", "Patel", "Sinclair", "Whitmore")
ISLANDS = ("Arran", "Mull", "Islay", "Barra", "Tiree", "Lewis")
TRADES = ("teacher", "miner", "nurse", "bus driver", "carpenter", "librarian", "baker")
CHARGES = (
    "theft from a shop",
    "driving without insurance",
    "common assault",
    "possession of cannabis",
    "criminal damage",
    "speeding",
)


def english_person(rng: random.Random) -> str:
    """Return an English first and last name."""
    return f"{rng.choice(ENGLISH_FIRST)} {rng.choice(ENGLISH_LAST)}"


def english_date(rng: random.Random) -> str:
    """Return a weekday with a date; they need not fit."""
    return f"{rng.choice(ENGLISH_DAYS)} {rng.randint(1, 28)} {rng.choice(ENGLISH_MONTHS)}"


def date(rng: random.Random) -> str:
    """Return a weekday with a date; they need not fit."""
    return f"{rng.choice(DAYS)}, {rng.randint(1, 28)}. {rng.choice(MONTHS)}"


def person(rng: random.Random) -> str:
    """Return a first and a last name."""
    return f"{rng.choice(FIRST)} {rng.choice(LAST)}"


def topic(rng: random.Random) -> str:
    """Return a short piece of news from the borough."""
    return f"{rng.choice(SUBJECTS)} {rng.choice(EVENTS)}. {rng.choice(REMARKS)} {person(rng)} weiß mehr."


def percent(rng: random.Random) -> str:
    """Return a percentage below five."""
    return f"{rng.randint(0, 4)},{rng.randint(0, 99):02}"
