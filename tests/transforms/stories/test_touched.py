import datetime as dt

import pytest

from newsmill.schemas.rows.staged import MergedFile, MergedPartition
from newsmill.schemas.tables import ARTICLES, MENTIONS, STORIES
from newsmill.transforms.stories.touched import ALGORITHM, read_articles, touched_stories

JANUARY = "2026-01"


def id_of(letter):
    return letter * 32


def article(letter, story, **more):
    published = dt.datetime(2026, 1, ord(letter) - ord("a") + 1, tzinfo=dt.UTC)
    row = {"article_id": id_of(letter), "story_id": id_of(story), "published_at": published, "title": letter}
    return row | {"agencies": ["dpa", "AFP"]} | more


def mention(letter, ix, entity):
    return {"article_id": id_of(letter), "mention_ix": ix, "entity_id": entity}


ROWS = {
    ARTICLES: [article("a", "a"), article("b", "a"), article("c", "c"), article("d", "c"), article("e", "e")],
    MENTIONS: [mention("a", 0, "x"), mention("b", 0, "x"), mention("c", 0, "y"), mention("e", 0, "z")],
    STORIES: [{"story_id": id_of("a"), "algorithm": ALGORITHM}, {"story_id": id_of("c"), "algorithm": ALGORITHM}],
}


@pytest.fixture
def touched(snapshot_of):
    """Return the letters of the stories that are touched when rows of a table take the place of what the store has."""

    def go(table, rows, stories=ROWS[STORIES], which="stories"):
        before = {(ARTICLES, JANUARY): ROWS[ARTICLES], (MENTIONS, JANUARY): ROWS[MENTIONS], (STORIES, "10"): stories}
        base = snapshot_of(before)
        after = snapshot_of({(table, JANUARY): rows})
        entries = after.entries(table, JANUARY)
        files = tuple(_file(entry, path) for entry, path in zip(entries, after.files(table, JANUARY), strict=True))
        new = {(table.name, JANUARY): MergedPartition(table.name, JANUARY, files)}
        articles = read_articles((after if table is ARTICLES else base).files(ARTICLES, JANUARY))
        found = getattr(touched_stories(base, new, articles, base.read_all(STORIES)), which).to_pylist()
        assert len(found) == len(set(found))
        return "".join(sorted(story[0] for story in found))

    return go


def _file(entry, path):
    return MergedFile(entry.table, entry.partition, path.rsplit("/", 1)[1], path, entry.sha256, entry.size, entry.rows)


def changed(table, at, **more):
    return [row | more if ix == at else row for ix, row in enumerate(ROWS[table])]


def test_the_same_rows_touch_nothing(touched):
    assert touched(ARTICLES, ROWS[ARTICLES]) == touched(MENTIONS, ROWS[MENTIONS]) == ""


@pytest.mark.parametrize(
    "more",
    [{"title": "neu"}, {"title": None}, {"source": "neu"}, {"duplicate_of": id_of("a")}, {"agencies": ["dpa"]}],
    ids=lambda more: next(iter(more)),
)
def test_what_a_row_follows_from_touches_its_story(touched, more):
    assert touched(ARTICLES, changed(ARTICLES, 1, **more)) == "a"


def test_what_no_row_follows_from_touches_nothing(touched):
    assert touched(ARTICLES, changed(ARTICLES, 1, body="neu")) == ""


def test_an_article_that_moves_touches_both_stories(touched):
    assert touched(ARTICLES, changed(ARTICLES, 1, story_id=id_of("c"))) == "ac"
    assert touched(ARTICLES, [*ROWS[ARTICLES][:3], *ROWS[ARTICLES][4:]]) == "c"
    assert touched(ARTICLES, [*ROWS[ARTICLES], article("f", "e")]) == "e"


def test_other_mentions_touch_the_story_of_two_or_more(touched):
    assert touched(MENTIONS, changed(MENTIONS, 2, entity_id="neu")) == "c"
    assert touched(MENTIONS, [*ROWS[MENTIONS], mention("a", 1, "x")]) == "a", "an entity named once more"
    assert touched(MENTIONS, changed(MENTIONS, 3, entity_id="neu")) == ""


def test_rows_that_lack_are_told(touched):
    assert touched(ARTICLES, ROWS[ARTICLES], ROWS[STORIES][:1]) == "c"


def test_rows_of_another_algorithm_are_touched_as_others_are(touched):
    old, far = ({"story_id": id_of(story), "algorithm": "stories-0"} for story in "af")
    stories = [old, ROWS[STORIES][1], far]
    assert touched(ARTICLES, ROWS[ARTICLES], stories) == touched(MENTIONS, ROWS[MENTIONS], stories) == ""
    assert touched(ARTICLES, changed(ARTICLES, 1, title="neu"), stories) == "a"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (changed(ARTICLES, 1, title="neu", duplicate_of=id_of("a")), ""),
        (changed(ARTICLES, 1, story_id=id_of("c")), "ac"),
        (ROWS[ARTICLES][:3], "ce"),
        ([*ROWS[ARTICLES], article("f", "e")], "e"),
    ],
    ids=["other values", "another story", "gone", "come"],
)
def test_a_story_is_regrouped_when_an_article_comes_to_it_or_leaves_it(touched, rows, expected):
    assert touched(ARTICLES, rows, which="regrouped") == expected
