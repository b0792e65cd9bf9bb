# ruff: noqa: E501  (the sentences of a template stand as they are read)
"""Template families of places and people: notices, letters, lists, matches."""

import random

from benchmarks.template_words import (
    BOROUGHS,
    CITIES,
    DAYS,
    FIRMS,
    GENRES,
    HAIR,
    OFFENCES,
    PRODUCTS,
    REASONS,
    SCHOOLS,
    SHOWS,
    STREETS,
    Issue,
    date,
    person,
    topic,
)


def newsletter(rng: random.Random) -> Issue:
    """Borough newsletter: half a page of frame, three topics."""
    borough, day = rng.choice(BOROUGHS), date(rng)
    first, second, third = (topic(rng) for _ in range(3))
    return (
        f"Post aus {borough}",
        f"Liebe Leserinnen und Leser in {borough}, guten Morgen! Hier ist Ihr Nachbarschaftsbrief vom {day}, heute von "
        f"{person(rng)}. {first} {second} {third} Wie immer freuen wir uns über Hinweise, Termine und Kritik aus dem "
        "Kiez, schreiben Sie uns einfach eine Nachricht an die bekannte Adresse. Den ganzen Brief mit vielen Tipps für "
        "das Wochenende, Veranstaltungen, Ausflügen und Geschichten aus der Nachbarschaft lesen Sie kostenlos und in "
        "voller Länge, wenn Sie sich auf unserer Seite anmelden. Er kommt einmal in der Woche, kann jederzeit abbestellt "
        "werden und enthält keine fremde Werbung. Empfehlen Sie uns gern weiter, wenn Ihnen die Ausgabe gefallen hat, "
        "und bleiben Sie uns gewogen. Bis zur nächsten Woche grüßt Ihre Redaktion aus dem Haus am Markt.",
    )


def road_works(rng: random.Random) -> Issue:
    """Road works: few slots in a long frame."""
    street = rng.choice(("Bahnhofstraße", "Ringstraße", "Schulstraße", "Kirchgasse", "Uferweg", "Marktstraße"))
    return (
        f"Sperrung in {rng.choice(BOROUGHS)}",
        f"Wegen Bauarbeiten an den Versorgungsleitungen wird die {street} in {rng.choice(BOROUGHS)} ab "
        f"{date(rng)} voll gesperrt. Die Arbeiten dauern voraussichtlich {rng.randint(2, 14)} Wochen. Eine Umleitung ist "
        "ausgeschildert. Anwohner können ihre Grundstücke zu Fuß jederzeit erreichen, Rettungsfahrzeuge haben freie Fahrt. "
        "Die Haltestellen der Buslinien werden verlegt, Aushänge informieren über die Abfahrtszeiten. Die Stadtwerke "
        "bitten um Verständnis für die unvermeidlichen Behinderungen und empfehlen, den Bereich weiträumig zu umfahren.",
    )


def match_report(rng: random.Random) -> Issue:
    """Amateur football written by a machine."""
    home, away = rng.sample(CITIES, 2)
    scorers = [person(rng) for _ in range(3)]
    return (
        f"FC {home} gegen SV {away} {rng.randint(0, 5)}:{rng.randint(0, 5)}",
        f"Der FC {home} und der SV {away} haben sich am {rng.choice(DAYS)} vor {rng.randint(40, 900)} Zuschauern "
        f"{rng.randint(0, 5)}:{rng.randint(0, 5)} getrennt. Das erste Tor der Partie erzielte {scorers[0]} in der "
        f"{rng.randint(1, 44)}. Minute. Nach dem Seitenwechsel traf {scorers[1]} in der {rng.randint(46, 89)}. Minute, "
        f"ehe {scorers[2]} für den Schlusspunkt sorgte. Schiedsrichter war {person(rng)}. Am kommenden Spieltag tritt der "
        f"FC {home} auswärts an, der SV {away} empfängt zu Hause den Tabellennachbarn. Dieser Spielbericht wurde "
        "automatisch aus den Daten des Verbandes erstellt.",
    )


def police_log(rng: random.Random) -> Issue:
    """Daily police log: three incidents in a short frame."""
    town, told = rng.choice(BOROUGHS), rng.sample(OFFENCES, 3)
    first, second, third = (sentence.format(street=rng.choice(STREETS)) for sentence in told)
    return (
        f"Polizeibericht für {town}",
        f"Aus dem Bericht der Polizeiinspektion {town} vom {date(rng)}: {first} Der Vorfall ereignete sich gegen "
        f"{rng.randint(0, 23)} Uhr. {second} Der Schaden beträgt nach ersten Schätzungen {rng.randint(2, 98) * 100} Euro. {third} "
        "Die Ermittlungen dauern an. Hinweise nimmt jede Dienststelle entgegen, auf Wunsch auch vertraulich. Wer etwas "
        "beobachtet hat, das für die Aufklärung wichtig sein könnte, wird gebeten, sich zu melden. Den nächsten Bericht lesen "
        "Sie morgen an dieser Stelle, ältere Berichte finden Sie im Archiv unserer Seite.",
    )


def traffic_jams(rng: random.Random) -> Issue:
    """Traffic report: a list of jams."""
    jams = [
        f"A{rng.randint(1, 99)} {a} Richtung {b}: {rng.randint(2, 19)} Kilometer, {rng.randint(10, 95)} Minuten"
        for a, b in (rng.sample(CITIES, 2) for _ in range(3))
    ]
    return (
        "Verkehr: Hier stehen Sie im Stau",
        f"Die Verkehrslage am {rng.choice(DAYS)} um {rng.randint(6, 20)} Uhr. {'. '.join(jams)}. Auf allen anderen Strecken fließt "
        "der Verkehr weitgehend ohne Störungen. Bitte bilden Sie eine Rettungsgasse und fahren Sie an Unfallstellen langsam "
        "vorbei. Nehmen Sie bei längeren Sperrungen die ausgeschilderten Umleitungen. Die nächsten Meldungen hören Sie zur "
        "vollen Stunde.",
    )


def product_recall(rng: random.Random) -> Issue:
    """Product recall: few slots in a long frame."""
    product, found = rng.choice(PRODUCTS)
    firm = rng.choice(FIRMS)
    return (
        f"Rückruf: {found} in {product}",
        f"Der Hersteller {firm} ruft das Produkt {product} zurück. Betroffen ist die Packung zu {rng.randint(2, 18) * 50} Gramm mit "
        f"der Chargennummer {rng.randint(10000, 99999)}. Grund ist, dass {found} in der Ware gefunden wurden. Vom Verzehr wird "
        "dringend abgeraten. Kunden können die Ware in jedem Geschäft zurückgeben und erhalten den Kaufpreis auch ohne "
        "Vorlage des Kassenbons erstattet. Andere Produkte des Herstellers sind nach derzeitigem Stand nicht betroffen. Der "
        "Handel hat umgehend reagiert und die Ware aus dem Verkauf genommen. Das Unternehmen bedauert die Unannehmlichkeiten.",
    )


def school_closure(rng: random.Random) -> Issue:
    """School closure: one school, a day, a reason."""
    school = rng.choice(SCHOOLS)
    return (
        "Schule bleibt geschlossen",
        f"Wegen {rng.choice(REASONS)} fällt an der Schule mit dem Namen {school} in {rng.choice(BOROUGHS)} am {date(rng)} der "
        f"Unterricht aus. Betroffen sind {rng.randint(120, 980)} Schülerinnen und Schüler. Eine Notbetreuung für die unteren "
        "Klassen wird eingerichtet, die Eltern sind informiert. Klassenarbeiten werden nachgeholt. Ob der Unterricht am "
        "folgenden Tag wieder beginnen kann, entscheidet das Schulamt am Nachmittag und gibt es auf der Seite der Stadt "
        "bekannt. Bei Rückfragen ist das Sekretariat besetzt.",
    )


def television_tips(rng: random.Random) -> Issue:
    """Television tips of the evening."""
    tips = [
        f"{rng.randint(18, 23)}.{rng.choice((10, 15, 20, 30, 45))} Uhr: {show}, {rng.choice(GENRES)} mit {person(rng)}"
        for show in rng.sample(SHOWS, 4)
    ]
    return (
        f"Fernsehen am {rng.choice(DAYS)}: unsere Tipps",
        f"Das sehen Sie heute Abend. {'. '.join(tips)}. Kurzfristige Änderungen im Programm sind möglich. Viele Sendungen können "
        "Sie nach der Ausstrahlung noch sieben Tage lang in der Mediathek der Sender abrufen. Unsere Redaktion wählt jeden "
        "Tag vier Sendungen aus, die sich lohnen, quer durch alle Programme und für jeden Geschmack.",
    )


def obituaries(rng: random.Random) -> Issue:
    """Announcements of deaths: names, ages, hours."""
    rows = [
        f"{person(rng)}, {rng.randint(41, 99)} Jahre, Beisetzung am {rng.choice(DAYS)} um {rng.randint(9, 15)} Uhr"
        for _ in range(3)
    ]
    return (
        f"Bestattungen in {rng.choice(BOROUGHS)}",
        f"Die Friedhofsverwaltung gibt folgende Bestattungen bekannt: {'; '.join(rows)}. Die Trauerfeiern beginnen, wenn nicht "
        "anders angegeben, in der Kapelle am Haupteingang. Angehörige, die eine Veröffentlichung nicht wünschen, wenden sich "
        "bitte rechtzeitig an die Verwaltung oder an das beauftragte Bestattungshaus.",
    )


def missing_person(rng: random.Random) -> Issue:
    """Search for a missing person: no date in the text."""
    city = rng.choice(CITIES)
    return (
        f"Polizei {city} sucht Vermissten",
        f"Seit gestern Abend wird {person(rng)} aus {city} vermisst. Die gesuchte Person ist {rng.randint(11, 89)} Jahre alt, etwa "
        f"{rng.randint(150, 199)} Zentimeter groß, hat {rng.choice(HAIR)} Haare und trug zuletzt eine "
        f"{rng.choice(('rote', 'dunkle', 'grüne', 'helle', 'gelbe'))} Jacke. Sie wurde zuletzt in der {rng.choice(STREETS)} gesehen. "
        "Es ist nicht auszuschließen, dass sie sich in einer hilflosen Lage befindet. Suchmaßnahmen mit Hunden und einem "
        "Hubschrauber blieben bisher ohne Erfolg. Wer Hinweise zum Aufenthaltsort geben kann, wird gebeten, den Notruf zu wählen.",
    )
