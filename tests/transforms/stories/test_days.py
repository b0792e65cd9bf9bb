import random

import pytest

from newsmill.transforms.stories import days
from newsmill.transforms.stories.days import PAUSE, SPAN


@pytest.fixture(params=[1, 3])
def newsroom(event, request):
    """Two dozen events over six weeks, some over many days, some at once; of one source or of three."""
    rng = random.Random(5)
    return [
        row | {"source": f"{len(row['title']) % request.param}.example"}
        for seed in range(24)
        for row in event(seed, rng.choice((1, 2, 3, 8)), hours=rng.uniform(0, 1000), apart=rng.choice((0, 2, 20, 60)))
    ]


def groups(outcome):
    found = {}
    for article, story in outcome.items():
        found.setdefault(story, set()).add(article)
    return found


def test_articles_on_one_event_are_one_story_and_bear_the_first_ones_id(store, event):
    kept = store()
    one, two = event(1, 4), event(2, 3)
    kept.run([*one, *two])
    assert groups(kept.outcome()) == {rows[0]["article_id"]: {row["article_id"] for row in rows} for rows in (one, two)}


@pytest.mark.parametrize("seed", range(8))
def test_any_order_and_any_split_give_the_same_stories(store, newsroom, seed):
    whole = store()
    whole.run(newsroom)
    assert 12 < len(groups(whole.outcome())) < len(newsroom) - 20
    rng = random.Random(seed)
    rows = rng.sample(newsroom, len(newsroom))
    cuts = sorted(rng.sample(range(1, len(rows)), rng.randint(1, 9)))
    kept = store()
    for start, end in zip([0, *cuts], [*cuts, len(rows)], strict=True):
        kept.run(rows[start:end])
    assert kept.outcome() == whole.outcome()


@pytest.mark.parametrize("seed", range(4))
def test_forgetting_and_revising_give_what_a_store_without_them_has(store, newsroom, event, seed):
    rng = random.Random(seed)
    gone = {row["article_id"] for row in rng.sample(newsroom, 9)}
    moved = [
        row | {"published_at": other["published_at"]} for row, other in zip(newsroom[::9], event(90, 30), strict=False)
    ]
    kept = store()
    kept.run(newsroom)
    kept.run(moved)
    kept.run(forget=gone)
    plain = store()
    final = {row["article_id"]: row for row in (*newsroom, *moved)}
    plain.run(row for id_, row in final.items() if id_ not in gone)
    assert kept.outcome() == plain.outcome()


def test_an_earlier_article_gives_the_story_its_id(store, event):
    kept = store()
    rows = event(1, 4, hours=10)
    kept.run(rows[1:])
    assert set(kept.outcome().values()) == {rows[1]["article_id"]}
    kept.run(rows[:1])
    assert set(kept.outcome().values()) == {rows[0]["article_id"]}


def test_a_story_ends_after_two_weeks_or_some_days_without_an_article(store, event):
    kept = store()
    daily = event(1, SPAN + 4, apart=24)
    kept.run(daily)
    stories = [kept.outcome()[row["article_id"]] for row in daily]
    assert len(set(stories[:SPAN])) == 1
    assert stories[SPAN] == daily[SPAN]["article_id"]
    again = store()
    late = event(2, 2, apart=24 * (PAUSE + 1))
    again.run(late)
    assert len(groups(again.outcome())) == 2


def test_a_day_of_many_articles_is_told_in_parts(store, event, monkeypatch):
    rows = [row for seed in range(12) for row in event(seed, 5, hours=seed / 2, apart=0.1)]
    whole = store()
    whole.run(rows)
    monkeypatch.setattr(days, "STEP", 16)
    parts = store()
    parts.run(rows)
    assert groups(parts.outcome()).keys() == groups(whole.outcome()).keys()
    assert len(groups(parts.outcome())) == 12


def test_who_stands_alone_does(store, event):
    rows = [row | {"published_at": None} for row in event(1, 3)]
    kept = store()
    kept.run(rows)
    assert len(groups(kept.outcome())) == 3


def test_days_far_behind_a_change_are_not_read(store, event):
    kept = store()
    kept.run(row for seed in range(6) for row in event(seed, 4, hours=seed * 24 * 30))
    archive = kept._archive()
    read = []
    told = days.tell_stories(
        days.Archive("de", archive.days, lambda day: read.append(day) or archive.read(day)), [archive.days[0]]
    )
    assert sum(len(each.articles) for each in told) == 4
    assert max(read) <= archive.days[0] + SPAN


def test_days_are_read_where_they_are_near_a_change_and_told_where_they_may_feel_it(store, event):
    kept = store()
    kept.run(row for seed in range(12) for row in event(seed, 4, hours=seed * 24 * 7))
    archive = kept._archive()
    read, (_, one, *_, two) = [], archive.days
    told = days.tell_stories(
        days.Archive("de", archive.days, lambda day: read.append(day) or archive.read(day)), [two, one]
    )
    assert {each.day for each in told} == {day for day in archive.days if one <= day <= one + SPAN or day == two}
    assert set(read) == {day for day in archive.days if one - SPAN < day <= one + SPAN or day > two - SPAN}
    assert archive.days[0] in read
    assert len(read) < len(archive.days)


@pytest.mark.parametrize("seed", range(4))
def test_what_comes_at_both_ends_of_a_year_gives_the_stories_of_all_at_once(store, newsroom, event, seed):
    rng = random.Random(seed)
    far = [row for number in range(4) for row in event(50 + number, 5, hours=9000 + 30 * number, apart=20)]
    whole = store()
    whole.run([*newsroom, *far])
    late = rng.sample(newsroom, 3) + rng.sample(far, 3)
    kept = store()
    kept.run(row for row in (*newsroom, *far) if row not in late)
    kept.run(late)
    assert kept.outcome() == whole.outcome()
