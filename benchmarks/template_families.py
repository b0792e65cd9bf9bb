# ruff: noqa: E501  (the sentences of a template stand as they are read)
"""Hostile families of one template: issues that share their frame and differ in their news. None may merge.

Each family is a function of a random generator that gives one issue (title, body). The frames run from short and full
of slots to long with few; the slots hold figures, dates, names, places, whole sentences, and words that turn a report
round (gained, lost).
"""

import random
from collections.abc import Callable

Issue = tuple[str, str]

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


def _date(rng: random.Random) -> str:
    return f"{rng.choice(DAYS)}, {rng.randint(1, 28)}. {rng.choice(MONTHS)}"


def _person(rng: random.Random) -> str:
    return f"{rng.choice(FIRST)} {rng.choice(LAST)}"


def _topic(rng: random.Random) -> str:
    return f"{rng.choice(SUBJECTS)} {rng.choice(EVENTS)}. {rng.choice(REMARKS)} {_person(rng)} weiß mehr."


def _percent(rng: random.Random) -> str:
    return f"{rng.randint(0, 4)},{rng.randint(0, 99):02}"


def newsletter(rng: random.Random) -> Issue:
    """Borough newsletter: half a page of frame, three topics."""
    borough, day = rng.choice(BOROUGHS), _date(rng)
    first, second, third = (_topic(rng) for _ in range(3))
    return (
        f"Post aus {borough}",
        f"Liebe Leserinnen und Leser in {borough}, guten Morgen! Hier ist Ihr Nachbarschaftsbrief vom {day}, heute von "
        f"{_person(rng)}. {first} {second} {third} Wie immer freuen wir uns über Hinweise, Termine und Kritik aus dem "
        "Kiez, schreiben Sie uns einfach eine Nachricht an die bekannte Adresse. Den ganzen Brief mit vielen Tipps für "
        "das Wochenende, Veranstaltungen, Ausflügen und Geschichten aus der Nachbarschaft lesen Sie kostenlos und in "
        "voller Länge, wenn Sie sich auf unserer Seite anmelden. Er kommt einmal in der Woche, kann jederzeit abbestellt "
        "werden und enthält keine fremde Werbung. Empfehlen Sie uns gern weiter, wenn Ihnen die Ausgabe gefallen hat, "
        "und bleiben Sie uns gewogen. Bis zur nächsten Woche grüßt Ihre Redaktion aus dem Haus am Markt.",
    )


def case_report(rng: random.Random) -> Issue:
    """Daily case report of the health office."""
    city, day = rng.choice(CITIES), _date(rng)
    n = [rng.randint(2, 990) for _ in range(6)]
    return (
        f"Gesundheitsamt meldet {n[0]} neue Fälle in {city}",
        f"Das Gesundheitsamt {city} hat am {day} insgesamt {n[0]} neue Infektionen gemeldet. Vor einer Woche waren es "
        f"{n[1]}. Die Zahl der Neuinfektionen je hunderttausend Einwohner innerhalb von sieben Tagen liegt bei {n[2]}. "
        f"In den Krankenhäusern werden {n[3]} Patienten behandelt, davon {n[4]} auf der Intensivstation. Es wurden {n[5]} "
        "weitere Todesfälle bekannt. Die Zahlen können von denen des Landes abweichen, weil Meldungen nachgereicht oder "
        "berichtigt werden. Die Behörde bittet alle Bürgerinnen und Bürger, sich an die geltenden Regeln zu halten und "
        "bei Beschwerden zu Hause zu bleiben. Fragen beantwortet das Servicetelefon an Werktagen.",
    )


def weather(rng: random.Random) -> Issue:
    """Weather of a city: short, many slots."""
    city = rng.choice(CITIES)
    sky, later = rng.sample(SKIES, 2)
    return (
        f"Das Wetter in {city}",
        f"In {city} wird es am {rng.choice(DAYS)} zunächst {sky}, im Laufe des Nachmittags dann {later}. Die Temperaturen "
        f"steigen auf Werte zwischen {rng.randint(-5, 14)} und {rng.randint(15, 36)} Grad. Der Wind weht schwach bis mäßig "
        f"aus {rng.choice(WINDS)}. In der Nacht kühlt es auf {rng.randint(-9, 12)} Grad ab. Die weiteren Aussichten: am "
        f"{rng.choice(DAYS)} bleibt es {rng.choice(SKIES)} bei Höchstwerten um {rng.randint(2, 33)} Grad, wie der "
        "Wetterdienst am Morgen in seinem Bericht für die Region mitteilte.",
    )


def stock_close(rng: random.Random) -> Issue:
    """Stock closing: names, figures, and a verb that turns it round."""
    up = rng.random() < 0.5
    best, worst = rng.sample(FIRMS, 2)
    return (
        f"Aktien zum Börsenschluss: Leitindex {'gewinnt' if up else 'verliert'} {_percent(rng)} Prozent",
        f"Der deutsche Aktienmarkt hat am {rng.choice(DAYS)} {'fester' if up else 'schwächer'} geschlossen. Der Leitindex "
        f"{'gewann' if up else 'verlor'} {_percent(rng)} Prozent auf {rng.randint(9000, 19000)} Punkte. Der Index der "
        f"mittelgroßen Werte schloss bei {rng.randint(20000, 30000)} Zählern. An der Spitze standen die Papiere von {best} "
        f"mit plus {_percent(rng)} Prozent, am Ende die von {worst} mit minus {_percent(rng)} Prozent. Am Rentenmarkt lag "
        f"die Umlaufrendite bei {_percent(rng)} Prozent. Der Euro notierte am Abend bei 1,{rng.randint(1000, 2400)} Dollar. "
        "Händler verwiesen auf die Vorgaben der Überseebörsen und auf den Kalender der Notenbanken.",
    )


def lottery(rng: random.Random) -> Issue:
    """Lottery numbers."""
    numbers = ", ".join(str(n) for n in sorted(rng.sample(range(1, 50), 6)))
    return (
        f"Die Lottozahlen vom {rng.choice(DAYS)}",
        f"Bei der Ziehung am {_date(rng)} wurden folgende Zahlen gezogen: {numbers}. Die Superzahl lautet "
        f"{rng.randint(0, 9)}. Im Spiel wurde die Nummer {rng.randint(100000, 999999)} gezogen. Alle Angaben sind wie immer "
        "ohne Gewähr. Glücksspiel kann süchtig machen. Die Teilnahme ist erst ab achtzehn Jahren erlaubt. Hilfe finden "
        "Betroffene und ihre Angehörigen bei der kostenlosen Beratung der Bundeszentrale.",
    )


def quake(rng: random.Random) -> Issue:
    """Automatic earthquake note."""
    return (
        f"Erdbeben bei {rng.choice(CITIES)}",
        f"Ein Erdbeben der Stärke {rng.randint(1, 6)},{rng.randint(0, 9)} hat sich am {_date(rng)} um "
        f"{rng.randint(0, 23)}.{rng.randint(10, 59)} Uhr ereignet. Das Zentrum lag {rng.randint(3, 90)} Kilometer von "
        f"{rng.choice(CITIES)} entfernt in einer Tiefe von {rng.randint(2, 40)} Kilometern. Über Schäden oder Verletzte "
        "war zunächst nichts bekannt. Dieser Text wurde auf der Grundlage der Daten des Erdbebendienstes automatisch "
        "erstellt und vor der Veröffentlichung nicht von der Redaktion geprüft.",
    )


def road_works(rng: random.Random) -> Issue:
    """Road works: few slots in a long frame."""
    street = rng.choice(("Bahnhofstraße", "Ringstraße", "Schulstraße", "Kirchgasse", "Uferweg", "Marktstraße"))
    return (
        f"Sperrung in {rng.choice(BOROUGHS)}",
        f"Wegen Bauarbeiten an den Versorgungsleitungen wird die {street} in {rng.choice(BOROUGHS)} ab "
        f"{_date(rng)} voll gesperrt. Die Arbeiten dauern voraussichtlich {rng.randint(2, 14)} Wochen. Eine Umleitung ist "
        "ausgeschildert. Anwohner können ihre Grundstücke zu Fuß jederzeit erreichen, Rettungsfahrzeuge haben freie Fahrt. "
        "Die Haltestellen der Buslinien werden verlegt, Aushänge informieren über die Abfahrtszeiten. Die Stadtwerke "
        "bitten um Verständnis für die unvermeidlichen Behinderungen und empfehlen, den Bereich weiträumig zu umfahren.",
    )


def match_report(rng: random.Random) -> Issue:
    """Amateur football written by a machine."""
    home, away = rng.sample(CITIES, 2)
    scorers = [_person(rng) for _ in range(3)]
    return (
        f"FC {home} gegen SV {away} {rng.randint(0, 5)}:{rng.randint(0, 5)}",
        f"Der FC {home} und der SV {away} haben sich am {rng.choice(DAYS)} vor {rng.randint(40, 900)} Zuschauern "
        f"{rng.randint(0, 5)}:{rng.randint(0, 5)} getrennt. Das erste Tor der Partie erzielte {scorers[0]} in der "
        f"{rng.randint(1, 44)}. Minute. Nach dem Seitenwechsel traf {scorers[1]} in der {rng.randint(46, 89)}. Minute, "
        f"ehe {scorers[2]} für den Schlusspunkt sorgte. Schiedsrichter war {_person(rng)}. Am kommenden Spieltag tritt der "
        f"FC {home} auswärts an, der SV {away} empfängt zu Hause den Tabellennachbarn. Dieser Spielbericht wurde "
        "automatisch aus den Daten des Verbandes erstellt.",
    )


def results(rng: random.Random) -> Issue:
    """Quarterly results."""
    firm = rng.choice(FIRMS)
    return (
        f"{firm} legt Zahlen vor",
        f"Der Konzern {firm} hat im abgelaufenen Quartal einen Umsatz von {rng.randint(100, 900)} Millionen Euro erzielt, "
        f"nach {rng.randint(100, 900)} Millionen Euro im Vorjahr. Das teilte das Unternehmen am {rng.choice(DAYS)} mit. Der "
        f"Überschuss lag bei {rng.randint(5, 90)} Millionen Euro. Vorstandschef {_person(rng)} bestätigte die Prognose für "
        "das Gesamtjahr. Analysten hatten im Durchschnitt mit etwas anderen Werten gerechnet. Die Aktie reagierte im frühen "
        f"Handel mit einem Kurs von {rng.randint(10, 300)} Euro. Den vollständigen Bericht will das Unternehmen in den "
        "kommenden Wochen veröffentlichen.",
    )


def english_weather(rng: random.Random) -> Issue:
    """English forecast."""
    city = rng.choice(("Leeds", "Cardiff", "Exeter", "Dundee", "Norwich", "Derby", "Belfast"))
    return (
        f"Forecast for {city}",
        f"Residents of {city} can expect a {rng.choice(('dry', 'wet', 'windy', 'mild', 'chilly'))} start on "
        f"{rng.choice(('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'))} with temperatures of "
        f"{rng.randint(-3, 12)} degrees, rising to {rng.randint(13, 29)} degrees by the middle of the afternoon. Winds will "
        f"reach {rng.randint(5, 60)} miles an hour. The chance of rain is put at {rng.randint(0, 100)} per cent. Forecasters "
        "advise drivers to allow more time for their journeys and to check the latest warnings before they set out.",
    )


def english_filing(rng: random.Random) -> Issue:
    """Automatic note of a director's share dealing."""
    firm = rng.choice(FIRMS)
    return (
        f"{firm} insider deal",
        f"{_person(rng)}, a director of {firm}, bought {rng.randint(100, 90000)} shares of the company on "
        f"{rng.choice(('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'))} at an average price of "
        f"{rng.randint(2, 400)}.{rng.randint(10, 99)} for a total of {rng.randint(10000, 900000)}, according to a filing with "
        "the regulator. Insiders sell shares for many reasons, but they usually buy for only one: they think the price will "
        "rise. Readers should not take this note as advice and should do their own research before they invest.",
    )


FAMILIES: dict[str, Callable[[random.Random], Issue]] = {
    made.__name__: made
    for made in (
        newsletter, case_report, weather, stock_close, lottery, quake,
        road_works, match_report, results, english_weather, english_filing,
    )
}  # fmt: skip


def issues(name: str, count: int, seed: int) -> list[Issue]:
    """Return ``count`` different issues of a family."""
    rng = random.Random(f"{name} {seed}")
    found: dict[str, Issue] = {}
    while len(found) < count:
        issue = FAMILIES[name](rng)
        found.setdefault(issue[1], issue)
    return list(found.values())
