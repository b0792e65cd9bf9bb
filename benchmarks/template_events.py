# ruff: noqa: E501  (the sentences of a template stand as they are read)
"""Template families of dates, offers and notices; no rule was made with them in view."""

import random

from benchmarks.template_words import (
    BOROUGHS,
    CITIES,
    DAYS,
    ENGLISH_DAYS,
    EVENTS,
    FIRMS,
    HORSES,
    LAKES,
    MONTHS,
    SCHOOLS,
    STREETS,
    SUBJECTS,
    TOWNS,
    Issue,
    date,
    english_date,
    english_person,
    person,
)


def pool_temperatures(rng: random.Random) -> Issue:
    """Water of the lakes, as a list of figures."""
    rows = [f"{lake} {rng.randint(14, 27)} Grad" for lake in rng.sample(LAKES, 5)]
    return (
        "So warm sind die Badeseen",
        f"Wer am {rng.choice(DAYS)} baden will, findet hier die Temperaturen des Wassers: {', '.join(rows)}. Gemessen wurde um "
        f"{rng.randint(6, 11)} Uhr in einem Meter Tiefe. Die Qualität ist überall ausgezeichnet, vor Blaualgen wird derzeit nicht "
        "gewarnt. Bitte beachten Sie die Hinweise der Wasserwacht, lassen Sie Kinder nie aus den Augen und springen Sie nicht "
        "erhitzt ins Wasser. Die Werte werden während der Saison täglich erneuert.",
    )


def blood_donation(rng: random.Random) -> Issue:
    """Dates of blood donation: place, day, hours in a long frame."""
    first = rng.randint(9, 15)
    return (
        f"Blutspende in {rng.choice(BOROUGHS)}",
        f"Das Rote Kreuz bittet am {date(rng)} zur Blutspende in die {rng.choice(SCHOOLS)}. Geöffnet ist von {first} bis "
        f"{first + rng.randint(3, 6)} Uhr. Spenden kann jeder gesunde Mensch ab achtzehn Jahren. Bitte bringen Sie einen Ausweis "
        "mit, essen Sie vorher etwas und trinken Sie ausreichend. Nach der Spende gibt es einen Imbiss. Zum Schutz aller "
        "Beteiligten ist eine Anmeldung über die Seite des Dienstes nötig. Die Vorräte sind knapp, jede Spende hilft bis zu "
        "drei Kranken oder Verletzten.",
    )


def insolvency(rng: random.Random) -> Issue:
    """Notice of an insolvency: names and two figures."""
    return (
        f"{rng.choice(FIRMS)} ist zahlungsunfähig",
        f"Das Amtsgericht {rng.choice(CITIES)} hat über das Vermögen der Firma {rng.choice(FIRMS)} das Verfahren eröffnet. Zum "
        f"Verwalter wurde der Rechtsanwalt {person(rng)} bestellt. Gläubiger können ihre Forderungen bis zum {rng.randint(1, 28)}. "
        f"{rng.choice(MONTHS)} anmelden. Betroffen sind {rng.randint(12, 900)} Beschäftigte, ihre Löhne sind für drei Monate durch "
        "das Insolvenzgeld gesichert. Der Betrieb wird vorerst fortgeführt. Ein Sprecher des Unternehmens war für eine "
        "Stellungnahme zunächst nicht zu erreichen.",
    )


def speed_traps(rng: random.Random) -> Issue:
    """Where the police measures speed: streets of three days, no figure."""
    plan = [f"am {day} in der {rng.choice(STREETS)}" for day in rng.sample(DAYS, 3)]
    return (
        "Hier wird geblitzt",
        f"Die Polizei kontrolliert in dieser Woche das Tempo {plan[0]}, {plan[1]} und {plan[2]}. Auch {rng.choice(BOROUGHS)} steht auf "
        "dem Plan. Mit weiteren Kontrollen muss überall und jederzeit gerechnet werden. Ziel ist es nicht, möglichst viele "
        "Fahrer zu ertappen, sondern die Zahl schwerer Unfälle zu senken, betont die Behörde. Zu schnelles Fahren gehört nach "
        "wie vor zu den häufigsten Ursachen tödlicher Unfälle.",
    )


def editors_letter(rng: random.Random) -> Issue:
    """Teaser of a newsletter: the topics in one line, then the frame. Titles say the first topic."""
    first, second, third = (f"{rng.choice(SUBJECTS)} {rng.choice(EVENTS)}" for _ in range(3))
    return (
        first,
        f"{second} + {third} + Der Tag in Kürze. Was wichtig ist, lesen Sie von Montag bis Samstag ab sechs Uhr in unserem Brief "
        "aus der Redaktion, mit einem Blick in die Blätter, einem Witz und dem Wetter. Bestellen Sie ihn hier mit einem Klick, "
        "er kostet nichts und bleibt nie länger als eine Seite. Wer lieber hört als liest, findet dieselben Themen im Podcast.",
    )


def planning_notice(rng: random.Random) -> Issue:
    """Planning application: an address, a figure, a wish."""
    wish = rng.choice(
        ("a loft conversion", "a rear extension", "a new fence", "two flats above the shop", "solar panels")
    )
    return (
        "Planning applications this week",
        f"An application has been received for {wish} at {rng.randint(1, 190)} {rng.choice(('Mill Lane', 'Station Road', 'Church Street', 'The Green'))}, "
        f"{rng.choice(TOWNS)}, by {english_person(rng)}. The reference is {rng.randint(1000, 9999)}. Comments must reach the council by "
        f"{english_date(rng)}. Drawings may be seen at the town hall during opening hours or on the council's website. Objections "
        "are published with the name of the sender. A decision is normally taken within eight weeks.",
    )


def racing_tips(rng: random.Random) -> Issue:
    """Tips for the races: names of horses."""
    rows = [f"{rng.randint(1, 5)}.{rng.choice((5, 10, 20, 35, 40, 55)):02} {horse}" for horse in rng.sample(HORSES, 5)]
    return (
        f"Tips for {rng.choice(TOWNS)}",
        f"Our man at the track picks these for {rng.choice(ENGLISH_DAYS)}: {', '.join(rows)}. Best of the day is {rng.choice(HORSES)} at "
        f"{rng.randint(2, 20)} to one. The going is {rng.choice(('good', 'soft', 'heavy', 'firm'))}. Please bet only what you can afford to "
        "lose. Help with gambling problems is free and confidential. Prices are correct at the time of going to press and may "
        "change before the off. Full cards for every meeting are on our racing pages.",
    )


def bin_collection(rng: random.Random) -> Issue:
    """Changed bin day: two days and a place in a long frame."""
    return (
        "Bin collections change",
        f"Households in {rng.choice(TOWNS)} will have their {rng.choice(('green', 'black', 'brown', 'blue'))} bins emptied on "
        f"{english_date(rng)} instead of {rng.choice(ENGLISH_DAYS)} because of {rng.choice(('the bank holiday', 'snow', 'a strike', 'roadworks'))}. "
        "Please put bins out by six in the morning with the lid closed. Side waste is not taken. Garden waste subscribers keep "
        "their usual week. Assisted collections are not affected. Calendars can be printed from the council's website or picked "
        "up at any library. Thank you for recycling.",
    )
