import random

import pytest


@pytest.fixture
def newsroom(article, text, changed):
    """Stories over half a year: copies, edits, cut, merged and extended texts, at several houses, some at once."""
    rng = random.Random(7)
    rows = []
    for story in range(14):
        base, start = text(story, rng.choice((45, 80, 160, 300))), rng.uniform(0, 80 * 24)
        tokens = base.split()
        versions = [
            base, base, base, changed(base, 0.04, story), changed(base, 0.08, story),
            " ".join(tokens[: len(tokens) * 7 // 10]), " ".join(tokens[: max(32, len(tokens) // 3)]),
            f"{base} {text(story + 100, 40)}", f"{base} {text((story + 1) % 14, 80)}",
        ]  # fmt: skip
        for ix, body in enumerate(versions):
            hours = round(start + rng.choice((0, 0, 1, 30, 400, 700, 760, 1900)) + rng.random(), 2)
            undated = ix == 4 and story % 3 == 0
            source = f"haus{rng.randrange(4)}.example"
            rows.append(article(f"{story}-{ix}", body, source=source, hours=None if undated else hours))
    return rows


def _runs(rows, rng, parts):
    cuts = sorted(rng.sample(range(1, len(rows)), parts - 1))
    return [rows[start:end] for start, end in zip([0, *cuts], [*cuts, len(rows)], strict=True)]


def test_twenty_permutations_give_the_same_edges_and_clusters(newsroom, store):
    outcomes = []
    for seed in range(20):
        rows = random.Random(seed).sample(newsroom, len(newsroom))
        kept = store()
        kept.run(rows)
        outcomes.append(kept.outcome())
    assert all(outcome == outcomes[0] for outcome in outcomes)
    edges, statuses, canonical, clusters = outcomes[0]
    assert {dict(row)["relation"] for row in edges} == {"exact", "near", "contained"}
    assert {kind for _, _, kind, _ in statuses} == {"exact", "near", ""}
    assert any(within for *_, within in statuses)
    assert sum(len(cluster) > 1 for cluster in clusters) == len(canonical) < len(newsroom) // 2


@pytest.mark.parametrize("seed", range(12))
def test_any_split_into_runs_gives_the_same_edges_and_clusters(newsroom, store, seed):
    whole = store()
    whole.run(newsroom)
    rng = random.Random(seed)
    rows = rng.sample(newsroom, len(newsroom))
    kept = store()
    for part in _runs(rows, rng, rng.randint(1, 10)):
        kept.run(part)
    assert whole.capped == kept.capped == 0
    for one, two in zip(whole.outcome(), kept.outcome(), strict=True):
        assert one == two


def test_forgetting_and_revising_give_what_a_store_without_them_has(newsroom, store, article, text):
    gone = [row.article_id for row in newsroom[::11]]
    revised = [article(row.locator, text(900 + ix, 90), hours=12) for ix, row in enumerate(newsroom[5::17])]
    ids = {row.article_id for row in revised} - set(gone)
    kept = store()
    for part in _runs(newsroom, random.Random(3), 4):
        kept.run(part)
    kept.run([], forget=gone)
    kept.run([row for row in revised if row.article_id in ids])
    plain = store()
    plain.run(
        [row for row in newsroom if row.article_id not in gone and row.article_id not in ids]
        + [row for row in revised if row.article_id in ids]
    )
    for one, two in zip(plain.outcome(), kept.outcome(), strict=True):
        assert one == two


def test_a_second_run_with_the_same_articles_changes_nothing(newsroom, store):
    kept = store()
    kept.run(newsroom)
    before = kept.outcome(), dict(kept.labels), dict(kept.clusters)
    kept.run(newsroom[::3])
    assert (kept.outcome(), kept.labels, kept.clusters) == before
