import pyarrow as pa
import pytest

from newsmill.transforms.stories.columns import read_vectors
from newsmill.transforms.stories.grouping import MEASURES
from newsmill.transforms.stories.products import products
from newsmill.transforms.stories.templates import Patterns, head, of_one_pattern
from newsmill.transforms.stories.vector import story_vectors
from newsmill.transforms.stories.weights import SCALE, weights

FRAME = (
    "Das teilte das Landratsamt mit. Die Bewohner werden gebeten, Fenster und Türen zu schließen und Keller zu räumen. "
    "Die Feuerwehr hält Sandsäcke bereit, das Bürgertelefon ist besetzt, Busse fahren nach dem Ferienfahrplan."
)


@pytest.fixture
def judged(article, batch):
    """Are two articles, the second so many hours later, of one pattern, and how alike are they?"""

    def judge(one, other, hours=0, source="haus.example", measure=MEASURES["de"]):
        rows = [article("1", *one), article("2", *other, hours=hours, source=source)]
        articles = read_vectors(pa.Table.from_batches([story_vectors(batch(rows))]))
        likeness = products(articles, weights(articles), 0)[0, 1] / SCALE**2
        return of_one_pattern(head(articles, 0), head(articles, 1), likeness, measure), likeness

    return judge


def test_one_warning_for_two_towns_at_one_source(judged):
    one = ("Hochwasser in Holzhafen erwartet", f"In Holzhafen steigt das Wasser weiter. {FRAME}")
    other = ("Hochwasser in Quellbach erwartet", f"In Quellbach steigt das Wasser weiter. {FRAME}")
    assert judged(one, other)[0]
    assert not judged(one, other, source="anderes.example")[0]
    assert judged(one, other, source="anderes.example", hours=24)[0]


def test_one_authority_counts_on_two_days(judged):
    one = ("Amt meldet 4317 Anträge", f"Das Amt hat 4317 Anträge und 218 Beschwerden gezählt. {FRAME}")
    other = ("Amt meldet 4492 Anträge", f"Nun sind es 4492 Anträge, dazu 231 Beschwerden. {FRAME}")
    assert judged(one, other, hours=24)[0]
    assert not judged(one, other, hours=3)[0]


def test_one_figure_each_makes_two_counts_in_a_thin_stream_alone(judged):
    one = ("Amt meldet 4317 Anträge", f"So viele waren es nie. Das Amt ist überlastet. {FRAME}")
    other = ("Nun 4492 Anträge beim Amt", f"Wieder sind es mehr. Das Amt sucht Leute. {FRAME}")
    thin = MEASURES["de"].thin
    assert judged(one, other, hours=24, measure=thin)[0]
    assert not judged(one, other, hours=24)[0]
    assert not judged(one, other, hours=3, measure=thin)[0]


@pytest.mark.parametrize("figure", ["2026", "000"])
def test_years_and_thousands_are_no_counts(judged, figure):
    one = (f"Amt {figure}: 4317 Anträge", f"Das Amt hat 4317 Anträge und 218 Beschwerden gezählt. {FRAME}")
    other = (f"Amt {figure}: 4492 Anträge", f"Nun sind es 4492 Anträge, dazu 231 Beschwerden. {FRAME}")
    assert judged(one, other, hours=24)[0]
    same = (f"Amt {figure}: 4492 Anträge", f"Nach 4317 sind es nun 4492 Anträge, dazu 231 Beschwerden. {FRAME}")
    assert not judged(one, same, hours=24)[0]


def test_a_report_and_one_in_other_words_are_one_event(judged):
    one = ("Fähre im Holzhafen gesunken", "Im Holzhafen ist am Abend eine Fähre mit 12 Menschen gesunken.")
    other = ("Schiffsunglück: Fähre geht unter", "12 Menschen waren an Bord, als die Fähre im Holzhafen unterging.")
    assert not judged(one, other)[0]
    assert not judged(one, other, hours=24)[0]


def test_a_corrected_text_is_one_event(judged):
    one = ("Hochwasser in Holzhafen erwartet", f"In Holzhafen steigt das Wasser weiter. {FRAME}")
    other = ("Hochwasser in Holzhafen erwartet", f"In Holzhafen steigt das Wasser schneller. {FRAME}")
    assert not judged(one, other)[0]


def test_pairs_are_marked_in_both_directions(article, batch):
    towns = ("Holzhafen", "Quellbach", "Steinfeld")
    rows = [article(t, f"Hochwasser in {t} erwartet", f"In {t} steigt das Wasser weiter. {FRAME}") for t in towns]
    articles = read_vectors(pa.Table.from_batches([story_vectors(batch(rows))]))
    patterns, each = Patterns(articles, MEASURES["de"]), products(articles, weights(articles), 0)
    assert [patterns.of(at, each[:, at]).tolist() for at in range(3)] == [[1, 2], [0, 2], [0, 1]]
