"""Each rule has the pair that trips it and the one that just does not."""

import random

import pytest

from newsmill.transforms.deduplicate.compare import compare

FRAME = (
    "Das Gesundheitsamt hat am {day} insgesamt {n} neue Fälle gemeldet. Vor einer Woche waren es {m}. In den Kliniken "
    "werden {k} Menschen behandelt. Die Zahlen können von denen des Landes abweichen, weil Meldungen nachgereicht "
    "werden. Die Behörde bittet alle, bei Beschwerden zu Hause zu bleiben und sich telefonisch zu melden."
)
LETTER = (
    "Liebe Nachbarn, hier kommt der Brief aus dem Viertel. {news} Wie immer freuen wir uns über Hinweise und Termine, "
    "schreiben Sie uns einfach. Den ganzen Brief mit vielen Tipps für das Wochenende lesen Sie kostenlos, wenn Sie "
    "sich auf unserer Seite anmelden. Er kommt einmal in der Woche und kann jederzeit abbestellt werden. Empfehlen "
    "Sie uns gern weiter, wenn er Ihnen gefallen hat, und bleiben Sie uns gewogen bis zum nächsten Mal."
)
NEWS = (
    "Am alten Hafen wird gebaut, die Fähre legt deshalb am Westufer an, wo es keine Bänke gibt, und wer mit dem Rad "
    "kommt, muss es über die Treppe tragen.",
    "Der Chor sucht dringend Tenöre, geprobt wird abends in der Turnhalle hinter der Schule, Noten muss niemand lesen "
    "können, nur laut und gern singen.",
)


@pytest.fixture
def linked(signed, article):
    def link(one, two, **options):
        rows = [article("a", one, **(options.get("a") or {})), article("b", two, **(options.get("b") or {}))]
        found = compare(signed(rows))
        rules = [row["relation"] for row in found.templates.to_pylist()]
        return [row["relation"] for row in found.edges.to_pylist()], rules

    return link


def test_two_daily_reports_are_issues_of_one_template(linked):
    one = FRAME.format(day="Montag", n=112, m=98, k=7)
    two = FRAME.format(day="Dienstag", n=87, m=120, k=5)
    assert linked(one, two, b={"source": "other.example"}) == ([], ["slots"])


def test_an_edited_copy_of_a_daily_report_is_near(linked):
    one = FRAME.format(day="Montag", n=112, m=98, k=7)
    two = one.replace("Vor einer Woche", "In der Vorwoche").replace("Die Behörde bittet", "Das Amt bittet")
    assert linked(one, two, b={"hours": 30}) == (["near"], [])


def test_an_update_of_one_figure_is_near(linked, text):
    one = f"{text(1, 60)} Die Zahl der Verletzten stieg auf 11 Menschen {text(2, 40)}"
    assert linked(one, one.replace("11", "12"), b={"hours": 2}) == (["near"], [])


def test_random_edits_are_no_templates(linked, text, changed):
    for seed in range(30):
        one = f"{text(seed, 60)} 12 Euro am Montag {text(seed + 50, 60)} 3 Prozent am Dienstag"
        relations, rules = linked(one, changed(one, 0.08, seed), b={"hours": 24 + seed})
        assert (relations, rules) == (["near"], [])


NEXT_DAY = {"hours": 30}
REPORT = (
    "Nach dem Brand in der Lagerhalle am Hafen ist der Schaden größer als gedacht. Besitzer Karl Brehme sprach von "
    "{loss} Millionen Euro, die Versicherung von 4 Millionen. Gegen 3 Uhr war dort ein Gabelstapler in Flammen "
    "aufgegangen, 60 Helfer aus 5 Orten rückten an. {hurt} von ihnen kamen mit Rauch in der Lunge in die Klinik. "
    "Der alte Bau von 1912 steht unter Schutz, auf 900 Quadratmetern lagerten Papier und Farbe. Die Brehme Spedition "
    "hat 80 Beschäftigte, für 14 Tage ruht der Betrieb."
)


def test_a_figure_or_a_name_corrected_wherever_it_stands_is_near(linked):
    one = REPORT.format(loss=12, hurt=7)
    for old, new in (("12", "13"), ("Brehme", "Brehm"), ("Papier", "Pappe")):
        two = f"{one} {old} {one[-200:]}".replace(old, new)
        assert linked(f"{one} {old} {one[-200:]}", two, b=NEXT_DAY) == (["near"], [])


def test_figures_that_stay_outweigh_those_that_change(linked):
    one, two = REPORT.format(loss=12, hurt=7), REPORT.format(loss=13, hurt=9)
    assert linked(one, two, b=NEXT_DAY | {"source": "other.example"}) == (["near"], [])
    # The same two in a report that has no others.
    short = "Im Kreis wurden seit gestern {} neue Fälle gemeldet, so das Amt. In den Kliniken liegen {} Menschen."
    rest = "Wer hustet, soll bitte zu Hause bleiben und zuerst bei seinem Arzt anrufen."
    reports = f"{short.format(112, 7)} {rest}", f"{short.format(98, 9)} {rest}"
    assert linked(*reports, b=NEXT_DAY | {"source": "other.example"}) == ([], ["slots"])


def test_two_facts_of_a_short_notice_are_slots_in_a_series_only(linked):
    notice = (
        "Wegen Arbeiten an der Leitung wird der Uferweg am {day} ab {hour} Uhr gesperrt. Eine Umleitung ist "
        "ausgeschildert, zu Fuß kommen Anwohner jederzeit nach Hause. Der Bus hält am Markt. Ab 4. Mai ist alles frei."
    )
    one, two = notice.format(day="Montag", hour=7), notice.format(day="Freitag", hour=9)
    assert linked(one, two, b=NEXT_DAY) == ([], ["slots"])
    assert linked(one, notice.format(day="Freitag", hour=7), b=NEXT_DAY) == (["near"], [])


def test_a_date_that_moved_is_a_correction_unless_the_title_names_another_place(linked):
    notice = "Wegen Arbeiten an der Leitung wird der Uferweg ab {} voll gesperrt. Eine Umleitung ist ausgeschildert."
    one, two = notice.format("6. Mai"), notice.format("11. Juni")
    title = {"title": "Sperrung in Lindau"}
    assert linked(one, two, a=title, b=NEXT_DAY | title) == (["near"], [])
    assert linked(one, two, a=title, b=NEXT_DAY | {"title": "Sperrung in Ulm"}) == ([], ["slots"])
    assert linked(one, two, a=title, b=NEXT_DAY | {"title": "Nach der Sperrung in Lindau"}) == (["near"], [])


def test_a_word_at_the_start_counts_though_its_kind_is_not_known(linked):
    notice = (
        "Rund {homes} Haushalte waren ohne Strom, weil ein Baum auf die Leitung fiel. Gegen {hour} Uhr soll der "
        "Schaden behoben sein. Sehen Sie bitte nach alten Nachbarn und lassen Sie eine Lampe an."
    )
    one = notice.format(homes=400, hour=7)
    assert linked(one, notice.format(homes=250, hour=7), b=NEXT_DAY) == (["near"], [])
    assert linked(one, notice.format(homes=400, hour=9), b=NEXT_DAY) == (["near"], [])
    assert linked(one, notice.format(homes=250, hour=9), b=NEXT_DAY) == ([], ["slots"])


def test_a_new_paragraph_with_figures_of_its_own_is_an_update(linked, text):
    old = "Am Montag kamen 12 Boote mit 40 Menschen an, 3 davon aus Lübeck, 9 aus Kiel."
    new = "Der Hafen meldet für Freitag 31 Schiffe, 7 Fähren und 120 Wagen, im Mai waren es 15."
    one, two = (f"{text(3, 50)} {part} {text(4, 50)}" for part in (old, new))
    assert linked(one, two, b=NEXT_DAY | {"source": "other.example"}) == (["near"], [])


def test_newsletters_of_one_house_share_a_frame(linked):
    one, two = (LETTER.format(news=news) for news in NEWS)
    assert linked(one, two, b={"hours": 168}) == ([], ["frame"])
    assert linked(one, two, b={"title": "Ein anderer Titel"}) == ([], ["frame"])


def test_the_same_frame_from_two_houses_or_at_once_under_one_title_is_near(linked):
    one, two = (LETTER.format(news=news) for news in NEWS)
    assert linked(one, two, b={"hours": 168, "source": "other.example"}) == (["near"], [])
    assert linked(one, two, b={"hours": 1}) == (["near"], [])


def test_a_copy_that_was_cut_or_added_to_is_no_template(linked):
    one = LETTER.format(news=NEWS[0])
    tokens = one.split()
    for two in (" ".join(tokens[: len(tokens) * 3 // 4]), f"{one} {NEWS[1]}"):
        assert linked(one, two, b={"hours": 168, "title": "Ein anderer Titel"}) == (["near"], [])


TEASER = (
    "{news} + Der Tag in Kürze. Was wichtig ist, lesen Sie von Montag bis Samstag ab sechs Uhr in unserem Brief aus "
    "der Redaktion, mit einem Blick in die Blätter, einem Witz und dem Wetter. Bestellen Sie ihn hier mit einem Klick, "
    "er kostet nichts und bleibt nie länger als eine Seite. Wer lieber hört als liest, findet alles auch im Podcast."
)
TOPICS = (
    "Streit um die Fähre am Hafen + Bänke fehlen am Westufer + Warum der Chor keine Tenöre findet",
    "Bahn will Brücken sperren + Viele Kitas ohne Köchin + Was der Bischof vom neuen Theater hält",
)


def test_the_teaser_of_a_newsletter_has_a_sentence_of_its_own(linked):
    one, two = (TEASER.format(news=news) for news in TOPICS)
    first, other = {"title": "Streit um die Fähre am Hafen"}, {"title": "Bahn will Brücken sperren"}
    assert linked(one, two, a=first, b=other | NEXT_DAY) == ([], ["frame"])
    assert linked(one, two, a=first, b=other) == (["near"], [])
    assert linked(one, two, b=NEXT_DAY) == (["near"], [])
    assert linked(one, two.replace(" neuen", ""), a=first, b=other | NEXT_DAY) == ([], ["letter"])


SHORT_TOPICS = ("Bürgermeisterin verteidigt neue Gebühren noch", "Kreistag verbietet alle offenen Feuer")
LONG_FRAME = TEASER.format(news="{news}") + " " + " ".join(f"Zeile {n} der Ausgabe." for n in range(30))


@pytest.mark.parametrize(
    ("frame", "topics", "second", "title", "expected"),
    [
        (TEASER, SHORT_TOPICS, NEXT_DAY, "Bahn will Brücken sperren", "letter"),
        (
            TEASER,
            ("Bürgermeisterin verteidigt neue Gebühren", "Kreistag verbietet offene Feuer"),
            NEXT_DAY,
            "Bahn",
            None,
        ),
        (TEASER, SHORT_TOPICS, NEXT_DAY | {"source": "other.example"}, "Bahn will Brücken sperren", None),
        (TEASER, SHORT_TOPICS, {"hours": 1}, "Bahn will Brücken sperren", None),
        (TEASER, SHORT_TOPICS, NEXT_DAY, "Streit um die Fähre am alten Hafen", None),
        (LONG_FRAME, SHORT_TOPICS, NEXT_DAY, "Bahn will Brücken sperren", None),
    ],
    ids=["five words each", "four words each", "another house", "at once", "an edited headline", "no short text"],
)
def test_short_texts_of_a_series_are_apart_by_a_few_words_in_one_piece(linked, frame, topics, second, title, expected):
    one, two = (frame.format(news=topic) for topic in topics)
    first = {"title": "Streit um die Fähre am Hafen"}
    found = linked(one, two, a=first, b=second | {"title": title})
    assert found == (([], [expected]) if expected else (["near"], []))


def test_all_issues_of_a_newsletter_are_told_apart(signed, article):
    """A family is decided as one: issues that differ by little are as much apart as those that differ by much."""
    rng = random.Random(7)
    words = [f"{head}{tail}" for head in ("Hafen", "Schul", "Wald", "Rat", "Boden", "Luft") for tail in (
        "streit", "plan", "preis", "fest", "amt", "bau", "kosten", "wache", "verein", "gesetz",
    )]  # fmt: skip
    rows = []
    for day in range(20):
        topics = [" ".join(rng.sample(words, rng.randint(2, 6))) for _ in range(3)]
        title = " ".join(rng.sample(words, 4))
        rows.append(article(f"{day:02}", TEASER.format(news=" + ".join(topics)), title=title, hours=24 * day))
    found = compare(signed(rows))
    assert found.edges.num_rows == 0
    assert found.templates.num_rows > 100


@pytest.mark.parametrize(("words", "expected"), [(29, ([], ["stub"])), (30, (["near"], []))])
def test_stubs_under_different_titles(linked, words, expected):
    stub = " ".join(f"wort{n}" for n in range(words))
    first = {"title": "Brand in der Altstadt"}
    assert linked(stub, stub, a=first, b={"title": "Neuer Trainer für den Verein"}) == expected
    assert linked(stub, stub, a=first, b={"title": "Nach dem Brand in der Altstadt"}) == (["near"], [])
    assert linked(stub, stub, a=first, b={"title": None}) == (["near"], [])


def test_a_family_of_reports_does_not_merge(signed, article):
    rng = random.Random(1)
    days = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag")
    numbers = [rng.sample(range(10, 900), 3) for _ in range(40)]
    rows = [
        article(str(ix), FRAME.format(day=days[ix % 5], n=n, m=m, k=k), hours=12 * ix)
        for ix, (n, m, k) in enumerate(numbers)
    ]
    found = compare(signed(rows))
    assert len(found.edges) == 0
    assert len(found.templates) == 40 * 39 // 2
