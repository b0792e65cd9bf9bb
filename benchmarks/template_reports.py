# ruff: noqa: E501  (the sentences of a template stand as they are read)
"""Template families of figures: an office, an exchange or an instrument reports."""

import random

from benchmarks.template_words import BOROUGHS, CITIES, DAYS, FIRMS, RIVERS, SKIES, WINDS, Issue, date, percent, person


def case_report(rng: random.Random) -> Issue:
    """Daily case report of the health office."""
    city, day = rng.choice(CITIES), date(rng)
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
        f"Aktien zum Börsenschluss: Leitindex {'gewinnt' if up else 'verliert'} {percent(rng)} Prozent",
        f"Der deutsche Aktienmarkt hat am {rng.choice(DAYS)} {'fester' if up else 'schwächer'} geschlossen. Der Leitindex "
        f"{'gewann' if up else 'verlor'} {percent(rng)} Prozent auf {rng.randint(9000, 19000)} Punkte. Der Index der "
        f"mittelgroßen Werte schloss bei {rng.randint(20000, 30000)} Zählern. An der Spitze standen die Papiere von {best} "
        f"mit plus {percent(rng)} Prozent, am Ende die von {worst} mit minus {percent(rng)} Prozent. Am Rentenmarkt lag "
        f"die Umlaufrendite bei {percent(rng)} Prozent. Der Euro notierte am Abend bei 1,{rng.randint(1000, 2400)} Dollar. "
        "Händler verwiesen auf die Vorgaben der Überseebörsen und auf den Kalender der Notenbanken.",
    )


def lottery(rng: random.Random) -> Issue:
    """Lottery numbers."""
    numbers = ", ".join(str(n) for n in sorted(rng.sample(range(1, 50), 6)))
    return (
        f"Die Lottozahlen vom {rng.choice(DAYS)}",
        f"Bei der Ziehung am {date(rng)} wurden folgende Zahlen gezogen: {numbers}. Die Superzahl lautet "
        f"{rng.randint(0, 9)}. Im Spiel wurde die Nummer {rng.randint(100000, 999999)} gezogen. Alle Angaben sind wie immer "
        "ohne Gewähr. Glücksspiel kann süchtig machen. Die Teilnahme ist erst ab achtzehn Jahren erlaubt. Hilfe finden "
        "Betroffene und ihre Angehörigen bei der kostenlosen Beratung der Bundeszentrale.",
    )


def quake(rng: random.Random) -> Issue:
    """Automatic earthquake note."""
    return (
        f"Erdbeben bei {rng.choice(CITIES)}",
        f"Ein Erdbeben der Stärke {rng.randint(1, 6)},{rng.randint(0, 9)} hat sich am {date(rng)} um "
        f"{rng.randint(0, 23)}.{rng.randint(10, 59)} Uhr ereignet. Das Zentrum lag {rng.randint(3, 90)} Kilometer von "
        f"{rng.choice(CITIES)} entfernt in einer Tiefe von {rng.randint(2, 40)} Kilometern. Über Schäden oder Verletzte "
        "war zunächst nichts bekannt. Dieser Text wurde auf der Grundlage der Daten des Erdbebendienstes automatisch "
        "erstellt und vor der Veröffentlichung nicht von der Redaktion geprüft.",
    )


def results(rng: random.Random) -> Issue:
    """Quarterly results."""
    firm = rng.choice(FIRMS)
    return (
        f"{firm} legt Zahlen vor",
        f"Der Konzern {firm} hat im abgelaufenen Quartal einen Umsatz von {rng.randint(100, 900)} Millionen Euro erzielt, "
        f"nach {rng.randint(100, 900)} Millionen Euro im Vorjahr. Das teilte das Unternehmen am {rng.choice(DAYS)} mit. Der "
        f"Überschuss lag bei {rng.randint(5, 90)} Millionen Euro. Vorstandschef {person(rng)} bestätigte die Prognose für "
        "das Gesamtjahr. Analysten hatten im Durchschnitt mit etwas anderen Werten gerechnet. Die Aktie reagierte im frühen "
        f"Handel mit einem Kurs von {rng.randint(10, 300)} Euro. Den vollständigen Bericht will das Unternehmen in den "
        "kommenden Wochen veröffentlichen.",
    )


def fuel_prices(rng: random.Random) -> Issue:
    """Weekly fuel prices: few slots, and a word that turns it round."""
    turn = rng.choice(("gestiegen", "gesunken"))
    return (
        f"Sprit ist {'teurer' if turn == 'gestiegen' else 'billiger'} geworden",
        f"Die Preise an den Tankstellen sind in der vergangenen Woche {turn}. Ein Liter Super kostete am {rng.choice(DAYS)} im "
        f"Durchschnitt 1,{rng.randint(560, 990)} Euro, ein Liter Diesel 1,{rng.randint(480, 950)} Euro. Das geht aus der "
        "wöchentlichen Auswertung des Automobilklubs hervor. Am günstigsten ist das Tanken nach wie vor in den Abendstunden, "
        "am frühen Morgen verlangen die Konzerne am meisten. Der Klub rät, die Preise vor der Fahrt zu vergleichen und die "
        f"Unterschiede zu nutzen. Ein Fass der Sorte Brent wurde zuletzt mit rund {rng.randint(58, 99)} Dollar gehandelt.",
    )


def river_levels(rng: random.Random) -> Issue:
    """Levels of a river at four gauges, as a list."""
    river = rng.choice(RIVERS)
    rows = [
        f"{city}: {rng.randint(80, 690)} Zentimeter ({rng.choice('+-')}{rng.randint(1, 60)})"
        for city in rng.sample(CITIES, 4)
    ]
    return (
        f"Wasserstände an der {river}",
        f"Die Pegel an der {river} von {rng.randint(5, 11)} Uhr, in Klammern die Veränderung zum Vortag. {'; '.join(rows)}. Die "
        f"Hochwasserzentrale rechnet bis {rng.choice(DAYS)} mit {rng.choice(('steigenden', 'fallenden', 'gleich bleibenden'))} "
        "Wasserständen. Die Angaben sind ungeprüfte Rohwerte und werden bei Bedarf mehrmals am Tag erneuert. Bei Fragen wenden "
        "Sie sich bitte an die zuständige Behörde Ihres Landkreises.",
    )


def air_quality(rng: random.Random) -> Issue:
    """Air quality of a city."""
    city = rng.choice(CITIES)
    return (
        f"Luftqualität in {city}",
        f"Die Messstelle in {city} hat am {rng.choice(DAYS)} einen Feinstaubwert von {rng.randint(8, 79)} Mikrogramm je Kubikmeter "
        f"Luft gemeldet. Beim Stickstoffdioxid waren es {rng.randint(9, 99)}, beim Ozon {rng.randint(20, 190)} Mikrogramm. Damit "
        f"gilt die Luft als {rng.choice(('gut', 'mäßig', 'schlecht', 'sehr gut', 'sehr schlecht'))}. Empfindliche Menschen sollten "
        "bei hohen Werten auf Sport im Freien verzichten. Dieser Beitrag entsteht automatisch aus den Daten der Messnetze und "
        "wird jede Stunde erneuert.",
    )


def pollen(rng: random.Random) -> Issue:
    """Pollen forecast: words for slots, hardly a figure."""
    plants = rng.sample(("Hasel", "Erle", "Birke", "Esche", "Roggen", "Beifuß", "Ambrosia", "Gräser"), 3)
    loads = [rng.choice(("keine", "geringe", "mittlere", "hohe", "sehr hohe")) for _ in plants]
    region = rng.choice(BOROUGHS)
    return (
        f"Pollenflug in {region}",
        f"Allergiker in {region} müssen am {rng.choice(DAYS)} mit folgender Belastung rechnen: {plants[0]} {loads[0]}, {plants[1]} "
        f"{loads[1]}, {plants[2]} {loads[2]}. Der Wind kommt aus {rng.choice(WINDS)}, bis {rng.choice(DAYS)} ändert sich daran "
        "wenig. Ärzte raten, abends die Haare zu waschen, die Fenster in der Stadt nur am Morgen und auf dem Land nur am Abend "
        "zu öffnen und Medikamente rechtzeitig zu nehmen. Der nächste Bericht erscheint wie gewohnt am folgenden Werktag.",
    )
