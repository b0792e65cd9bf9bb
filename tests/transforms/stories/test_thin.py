import dataclasses
from itertools import cycle

import numpy as np
import pyarrow as pa
import pytest

from newsmill.transforms.stories.columns import chosen, read_vectors
from newsmill.transforms.stories.grouping import MEASURES
from newsmill.transforms.stories.products import meetings
from newsmill.transforms.stories.thin import damped, head_shares, is_thin, measure_of, taken_up
from newsmill.transforms.stories.vector import story_vectors
from newsmill.transforms.stories.weights import Among, weights

FLOOD = (
    "Seit der Sturmflut im Januar ist der Deich bei Moorhusen auf zwei Kilometern gebrochen. Die Nordermark wartet auf "
    "Hilfe, das Deichamt hat Sandsäcke verteilt, die Pegel der Lauter sinken langsam. Gutachter prüfen den Boden."
)
QUAY = (
    "Fischer in Holzhafen verlangen eine neue Kaimauer",
    "Die Kutter in Holzhafen können nicht anlegen, weil die Kaimauer abgesackt ist. Die Fischer drohen, ihren Fang in "
    f"Steinfeld zu verkaufen, wenn niemand baut, und rufen nach einer Bürgschaft der Sparkasse. {FLOOD}",
)
LAW = (
    "Landtag streitet über Pflichten der Bauern",
    "Wer Wiesen am Ufer besitzt, soll künftig Gräben räumen und Weiden pflanzen, so steht es in einem Entwurf, den das "
    f"Kabinett vorgelegt hat. Die Opposition nennt ihn weltfremd und kündigt eine Klage an. {FLOOD}",
)
ANSWER = (
    "Bürgschaft für die Kaimauer: Sparkasse winkt ab",
    "Die Fischer in Holzhafen bekommen von der Sparkasse kein Geld für die Kaimauer, an der ihre Kutter nicht mehr "
    f"anlegen können. Der Vorstand sieht das Land am Zug. {FLOOD}",
)


REPLY = (
    "Sparkasse winkt ab",
    "Die Fischer in Holzhafen müssen weiter auf ihre Kaimauer warten. Der Vorstand hält das Vorhaben für zu teuer und "
    "verweist auf die Landesregierung, die im Herbst über den Haushalt berät. Naturschützer hatten gefordert, statt "
    "dessen Salzwiesen anzulegen; der Bürgermeister nannte das einen Scherz.",
)


@pytest.fixture
def told(store, article, event):
    """Stories of two articles among others, as many a day, on as many days before; ``papers`` write these in turn."""

    def tell(one, other, a_day=2, days=8, papers=("haus.example",), by=("haus.example", "haus.example")):
        paper = cycle(papers)
        others = [row for day in range(days) for ix in range(a_day) for row in event(100 * day + ix, 1, hours=24 * day)]
        rows = [row | {"source": next(paper)} for row in others]
        pairs = enumerate(zip((one, other), by, strict=True))
        rows += [article(str(ix), *pair, hours=24 * (days - 1) + ix, source=source) for ix, (pair, source) in pairs]
        kept = store()
        kept.run(rows)
        first, second = rows[-2]["article_id"], rows[-1]["article_id"]
        return kept.outcome()[first] == kept.outcome()[second]

    return tell


def test_of_one_topic_are_no_story_in_a_thin_stream(told):
    assert not told(QUAY, LAW)
    assert told(QUAY, LAW, a_day=20)
    assert told(QUAY, LAW, days=3)


def test_what_takes_up_the_others_head_is_one_story_in_a_thin_stream(told):
    assert told(QUAY, ANSWER)


THREE = ("haus.example", "blatt.example", "bote.example")


def test_where_several_write_two_of_one_source_have_to_be_more_alike(told):
    assert told(QUAY, REPLY)
    assert not told(QUAY, REPLY, papers=THREE)
    assert told(QUAY, REPLY, papers=THREE, by=("haus.example", "blatt.example"))
    assert told(QUAY, ANSWER, papers=THREE)
    assert not told(QUAY, LAW, papers=THREE, by=("haus.example", "blatt.example"))


@pytest.mark.parametrize(
    ("counts", "thin"),
    [
        ([7] * 14, True),
        ([1] * 5, True),
        ([9] * 4, False),
        ([19] * 14, True),
        ([7] * 13 + [20], False),
    ],
)
def test_which_streams_are_thin(counts, thin):
    days = np.repeat(np.arange(len(counts)), counts)
    assert is_thin(days) is thin
    assert measure_of("de", days, of_one(days)) is (MEASURES["de"].thin if thin else MEASURES["de"])


@pytest.mark.parametrize(
    ("of_one", "of_others", "voices"), [(14, 0, False), (14, 4, False), (15, 5, False), (14, 5, True), (5, 15, True)]
)
def test_where_sources_tell_something(of_one, of_others, voices):
    sources = ["haus.example"] * of_one + [f"{ix}.example" for ix in range(of_others)]
    thin = MEASURES["de"].thin
    assert measure_of("de", np.arange(len(sources)), np.array(sources)) is (thin.voices if voices else thin)
    dense = np.repeat(np.arange(5), 20 * len(sources))
    assert measure_of("de", dense, np.array(sources * 100)) is MEASURES["de"]


def test_english_has_one_measure():
    days = np.repeat(np.arange(14), 7)
    assert measure_of("en", days, of_one(days)) is MEASURES["en"]


def of_one(days):
    """One source for as many articles."""
    return np.full(len(days), "haus.example")


@pytest.fixture
def vectors(article, batch):
    rows = [article(str(ix), *pair, hours=ix) for ix, pair in enumerate((QUAY, LAW, ANSWER))]
    return read_vectors(pa.Table.from_batches([story_vectors(batch(rows))]))


def test_the_shares_of_a_head_are_one_together(vectors):
    asked = chosen(vectors, np.array([True, False, True]))
    among = Among.of(len(vectors), vectors.numbers, asked)
    shares = head_shares(asked, among, weights(asked, among))
    assert np.bincount(asked.owners, shares) == pytest.approx(1.0)


def test_heads_are_taken_up_in_both_directions(vectors):
    said = all_taken_up(vectors, 0)
    assert np.array_equal(said, said.T)
    assert said.diagonal() == pytest.approx(1.0)
    assert said[0, 1] < MEASURES["de"].thin.taken_up < said[0, 2]
    assert np.array_equal(all_taken_up(vectors, 2), said[:, 2:])


def all_taken_up(articles, start):
    shares = head_shares(articles, Among.of(len(articles), articles.numbers, articles), weights(articles))
    return np.column_stack([taken_up(articles, shares, *places) for places in meetings(articles, start)])


def test_in_a_store_of_one_event_what_all_say_says_something(article, batch):
    rows = [article(str(day), *QUAY, hours=24 * day) for day in range(6)]
    alike = read_vectors(pa.Table.from_batches([story_vectors(batch(rows))]))
    assert all_taken_up(alike, 0) == pytest.approx(np.ones((6, 6)))


def test_likeness_counts_in_part_below_the_least_and_for_one_source():
    measure = dataclasses.replace(MEASURES["de"].thin, taken_up=0.25, one_source=0.5)
    said = np.array([0.5, 0.25, 0.1, 0.5, 0.1])
    same = np.array([False, False, False, True, True])
    assert damped(np.full(5, 100.0), said, same, measure).tolist() == [100.0, 100.0, 40.0, 50.0, 20.0]
