# ruff: noqa: E501  (the sentences of a template stand as they are read)
"""Template families in English."""

import random

from benchmarks.template_words import (
    CHARGES,
    ENGLISH_DAYS,
    FIRMS,
    ISLANDS,
    TOWNS,
    TRADES,
    Issue,
    english_date,
    english_person,
    person,
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
        f"{person(rng)}, a director of {firm}, bought {rng.randint(100, 90000)} shares of the company on "
        f"{rng.choice(('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'))} at an average price of "
        f"{rng.randint(2, 400)}.{rng.randint(10, 99)} for a total of {rng.randint(10000, 900000)}, according to a filing with "
        "the regulator. Insiders sell shares for many reasons, but they usually buy for only one: they think the price will "
        "rise. Readers should not take this note as advice and should do their own research before they invest.",
    )


def exchange_rates(rng: random.Random) -> Issue:
    """Exchange rates of the day."""
    return (
        "Pound at the close",
        f"The pound was trading at 1.{rng.randint(1000, 3900)} dollars and 1.{rng.randint(1000, 2400)} euros in London on "
        f"{rng.choice(ENGLISH_DAYS)} evening, {rng.choice(('up', 'down'))} {rng.randint(1, 90)} basis points on the day. Gold changed "
        f"hands at {rng.randint(1800, 2700)} dollars an ounce. Dealers said volumes were thin and pointed to the next meeting of "
        "the central bank. These rates are for information only and may differ from those offered by your bank or bureau.",
    )


def football_round(rng: random.Random) -> Issue:
    """Results of a round, as a list with one sentence."""
    towns = rng.sample(TOWNS, 8)
    scores = [f"{a} {rng.randint(0, 4)} {b} {rng.randint(0, 4)}" for a, b in zip(towns[::2], towns[1::2], strict=True)]
    return (
        f"Results, round {rng.randint(1, 38)}",
        f"Results of the {rng.choice(ENGLISH_DAYS)} matches: {', '.join(scores)}. The largest crowd of the day was {rng.randint(900, 9900)} "
        f"at {towns[0]}, where {english_person(rng)} scored in minute {rng.randint(1, 90)}. The next round is played in a week. Tables "
        "are updated within an hour of the final whistle. Send us your photographs and reports from the touchline.",
    )


def death_notice(rng: random.Random) -> Issue:
    """Short obituary: most of it is the same for everyone."""
    name, town = english_person(rng), rng.choice(TOWNS)
    return (
        f"{name}, {town}",
        f"{name}, a retired {rng.choice(TRADES)} from {town}, died peacefully on {english_date(rng)}, aged {rng.randint(58, 101)}. A "
        f"loving parent and grandparent, much missed by family and friends. The funeral service will take place at "
        f"{rng.choice(('St Mary', 'All Saints', 'St John', 'Holy Trinity'))} on {rng.choice(ENGLISH_DAYS)} at {rng.randint(10, 15)} "
        "o'clock, followed by refreshments at the village hall. Family flowers only, please. Donations, if desired, may be made to "
        "the hospice through the funeral directors, who thank you for your kindness at this difficult time.",
    )


def ferry_status(rng: random.Random) -> Issue:
    """Status of a ferry line: a few words turn it round."""
    island = rng.choice(ISLANDS)
    return (
        f"{island} ferry update",
        f"The {rng.randint(6, 20)}.{rng.choice((15, 30, 45))} sailing to {island} on {rng.choice(ENGLISH_DAYS)} "
        f"{rng.choice(('is cancelled', 'will leave late', 'runs as planned'))} because of {rng.choice(('high winds', 'a technical fault', 'poor visibility', 'an earlier delay'))}. "
        "Passengers with bookings will be contacted by text message. Please check in at least thirty minutes before departure and "
        "allow extra time for your journey. Refreshments are available at the terminal. We are sorry for any inconvenience and "
        "thank you for your patience while our crews work hard to restore the timetable.",
    )


def power_cut(rng: random.Random) -> Issue:
    """Power cut: one place, two figures, a cause."""
    return (
        f"Power cut in {rng.choice(TOWNS)}",
        f"About {rng.randint(2, 99) * 10} homes in {rng.choice(TOWNS)} were left without electricity on {rng.choice(ENGLISH_DAYS)} "
        f"after {rng.choice(('a cable was damaged', 'lightning struck a line', 'a substation failed', 'a tree fell on a line'))}. Engineers "
        f"expect supplies to be back by {rng.randint(1, 11)} o'clock. The network operator apologised and said its teams were doing "
        "everything they could. Customers who depend on medical equipment should ring the emergency line. Check on elderly neighbours "
        "if it is safe to do so, and leave a light switched on so that you know when the power has returned.",
    )


def court_list(rng: random.Random) -> Issue:
    """Cases of a magistrates' court."""
    cases = [
        f"{english_person(rng)}, {rng.randint(18, 79)}, of {rng.choice(TOWNS)}, admitted {rng.choice(CHARGES)} and was fined "
        f"{rng.randint(4, 90) * 10} pounds"
        for _ in range(3)
    ]
    return (
        f"Cases at {rng.choice(TOWNS)} court",
        f"These cases were heard by magistrates on {rng.choice(ENGLISH_DAYS)}. {'. '.join(cases)}. All were ordered to pay costs and a "
        "surcharge to fund victim services. We publish the outcome of every case heard in open court and do not remove names on "
        "request. Court results are a matter of public record, and readers have a right to know what happens in their courts.",
    )
