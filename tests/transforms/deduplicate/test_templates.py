"""Each rule has the pair that trips it and the one that just does not."""

import random

import pytest

from transforms.deduplicate.compare import compare

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
