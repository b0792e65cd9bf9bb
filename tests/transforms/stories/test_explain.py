import dataclasses

import numpy as np
import pyarrow as pa
import pytest

from newsmill.transforms.stories.columns import read_vectors
from newsmill.transforms.stories.explain import Told, explain_story
from newsmill.transforms.stories.vector import story_vectors


@pytest.fixture
def explained(batch):
    def explain(rows, story="s"):
        names = [field.name for field in dataclasses.fields(Told)]
        one, other = (Told(**{name: row.get(name, story) for name in names}) for row in (rows[0], rows[-1]))
        window = read_vectors(pa.Table.from_batches([story_vectors(batch(rows))]))
        stories = np.full(len(window), b"s", "S32")
        return explain_story(one, other, dataclasses.replace(window, stories=stories))

    return explain


def test_figures_of_two_that_are_one_story(explained, event):
    rows = [row | {"story_id": "s"} for row in event(1, 4)]
    told = explained(rows)
    assert "One story: s." in told
    assert "Likeness of the two: 0.9" in told
    assert "with the other 3 articles of the first one's story" in told


def test_a_pause_and_its_end(explained, event):
    assert "its score counts 0.60 times" in explained(event(1, 3, apart=24)[:2] + event(1, 4, apart=24)[3:])
    assert "after 3 it is closed" in explained([*event(1, 2), *event(1, 3, apart=72)[2:]])


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"published_at": None}, "undated articles stand alone"),
        ({"language": "fr"}, "language without a list of words"),
        ({"title": "Liveblog zum Brand"}, "live blogs stand alone"),
        ({"language": "en"}, "articles are of two"),
    ],
)
def test_why_an_article_stands_alone(explained, event, change, why):
    one, other = event(1, 2)
    assert why in explained([one | {"story_id": "1"}, other | change | {"story_id": "2"}])


def test_what_two_of_one_pattern_are_told(explained, article):
    frame = "Das teilte das Landratsamt mit. Busse fahren nach dem Ferienfahrplan, das Bürgertelefon ist besetzt."
    rows = [
        article(town, f"Hochwasser in {town} erwartet", f"In {town} steigt das Wasser. {frame}", story_id=town)
        for town in ("Holzhafen", "Quellbach")
    ]
    told = explained(rows)
    assert "Two stories." in told
    assert "made by one pattern" in told


def test_too_far_apart(explained, event):
    told = explained([event(1, 1)[0], *event(2, 1), event(1, 2)[1] | {"language": "de", "body": "", "title": ""}])
    assert "no story is longer than 14 days" in told


def test_what_is_said_of_two_in_a_thin_stream(explained, event):
    others = [row for day in range(6) for row in event(50 + day, 2, hours=24 * day)]
    one, other = event(1, 2, hours=120)
    told = explained([one, *others, other])
    assert "There are a few articles a day" in told
    assert "There are a few articles a day" not in explained([one, *others[:6], other])
    assert "two of one source" not in told
    papers = [row | {"source": f"{ix % 3}.example"} for ix, row in enumerate(others)]
    assert "likeness of two of one source counts 0.50 times" in explained([one, *papers, other])
    assert "two of one source" not in explained([one, *papers, other | {"source": "blatt.example"}])
