"""Stories in a store: any split and any workers, forgotten and revised articles, `reprocess`, `--no-stories`."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from newsmill.pipeline.care.forget import forget
from newsmill.pipeline.care.reprocess import reprocess
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.explain.one_story import story_explanation
from newsmill.pipeline.plan import base_of
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.tables import ARTICLES, STORIES
from tests.conftest import NOW

Run = Callable[..., Any]
Row = dict[str, Any]

FIRE = (
    ("Feuer im Holzhafen: Lagerhalle brennt nieder", "Im Holzhafen von Norderhoog ist in der Nacht eine Lagerhalle "
     "mit Kakao niedergebrannt. Die Feuerwehr Norderhoog löschte mit zwei Booten, verletzt wurde niemand.", 2, 6),
    ("Kakaolager in Norderhoog zerstört", "Nach dem Brand der Lagerhalle im Holzhafen rechnet der Betreiber Kontor "
     "Jansen mit einem Schaden von acht Millionen Euro. Der Kakao war für Norderhoog und Bremen bestimmt.", 2, 15),
    ("Kontor Jansen will Lagerhalle neu bauen", "Einen Tag nach dem Feuer im Holzhafen von Norderhoog kündigte Kontor "
     "Jansen an, die abgebrannte Lagerhalle für Kakao wieder aufzubauen.", 3, 9),
)  # fmt: skip
FERRY = (
    ("Inselfähre fährt wieder stündlich", "Die Fähre Windsbraut verbindet Lütjeoog und Tidenhuk von April an wieder "
     "stündlich. Die Reederei Ebbing einigte sich mit den Gemeinden.", 2, 8),
    ("Reederei Ebbing einigt sich mit Lütjeoog", "Zwischen Tidenhuk und Lütjeoog verkehrt die Windsbraut bald öfter: "
     "Die Reederei Ebbing gibt im Streit um den Fahrplan der Fähre nach.", 2, 11),
)  # fmt: skip
ALONE = (("Ziege gewinnt Wettlauf in Bergtal", "In Bergtal hat die Ziege Berta den Lauf der Almen gewonnen.", 2, 12),)


def record(name: str, title: str, text: str, day: int, hour: int) -> Row:
    published = f"2026-03-{day:02}T{hour:02}:00:00Z"
    return {"url": f"https://blatt{len(name)}.example/{name}", "title": title, "text": text, "published": published}


ROWS = [record(f"{'abc'[kind] * (ix + 1)}", *row) for kind, rows in enumerate((FIRE, FERRY, ALONE))
        for ix, row in enumerate(rows)]  # fmt: skip


def write(folder: Path, name: str, rows: list[Row]) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return folder


def told(store: Store) -> dict[str, str]:
    """Return the story of each article, by the last parts of their addresses."""
    rows = base_of(store).read_all(ARTICLES, ["article_id", "story_id", "url"]).to_pylist()
    names = {row["article_id"]: row["url"].rsplit("/", 1)[1] for row in rows}
    return {names[row["article_id"]]: names[row["story_id"]] for row in rows}


def stories(store: Store) -> list[Row]:
    return base_of(store).read_all(STORIES).to_pylist()


EXPECTED = {"a": "a", "aa": "a", "aaa": "a", "b": "b", "bb": "b", "c": "c"}


def test_a_run_tells_stories_and_their_rows(tmp_path: Path, run_into: Run) -> None:
    run_into(write(tmp_path / "in", "all", ROWS), tmp_path / "out", entities=True)
    store = Store(tmp_path / "out")
    assert told(store) == EXPECTED
    assert verify(store) == []
    fire, ferry = sorted(stories(store), key=lambda row: -row["article_count"])
    assert (fire["article_count"], fire["copy_count"], fire["source_count"], fire["language"]) == (3, 0, 3, "de")
    assert fire["title"] in {title for title, *_ in FIRE}
    assert (fire["first_source"], fire["first_published_at"].day, fire["last_published_at"].day) == (
        "blatt1.example",
        2,
        3,
    )
    assert fire["former_ids"] == ferry["former_ids"] == []
    assert 0 < len(fire["entity_ids"]) <= 8
    assert fire["agency_share"] is None
    why = story_explanation(store, ROWS[2]["url"], ROWS[0]["url"])
    assert f"One story: {fire['story_id']}." in why
    assert "holzhafen" in why
    assert "with the other 2 articles of the first one's story" in why
    assert "Two stories." in story_explanation(store, ROWS[0]["url"], ROWS[3]["url"])


@pytest.mark.parametrize(("seed", "workers"), [(1, 1), pytest.param(2, 2, marks=pytest.mark.release)])
def test_any_split_and_any_workers_give_the_same_stories(
    tmp_path: Path, run_into: Run, seed: int, workers: int
) -> None:
    rows = random.Random(seed).sample(ROWS, len(ROWS))
    for ix, part in enumerate((rows[:2], rows[2:5], rows[5:])):
        run_into(write(tmp_path / "in", str(ix), part), tmp_path / "out", workers=workers)
    store = Store(tmp_path / "out")
    assert told(store) == EXPECTED
    assert verify(store) == []


def test_a_story_keeps_former_ids_and_an_earlier_article_gives_it_its_id(tmp_path: Path, run_into: Run) -> None:
    store = Store(tmp_path / "out")
    run_into(write(tmp_path / "in", "later", ROWS[1:3]), store.root)
    before = stories(store)[0]
    run_into(write(tmp_path / "in", "first", ROWS[:1]), store.root)
    after = stories(store)[0]
    assert after["former_ids"] == [before["story_id"]]
    assert told(store) == {"a": "a", "aa": "a", "aaa": "a"}
    assert len(stories(store)) == 1


def test_forgetting_the_first_article_and_a_revision_keep_stories_right(tmp_path: Path, run_into: Run) -> None:
    store = Store(tmp_path / "out")
    run_into(write(tmp_path / "in", "all", ROWS), store.root)
    forget(store, [ROWS[0]["url"]], NOW)
    assert told(store) == {"aa": "aa", "aaa": "aa", "b": "b", "bb": "b", "c": "c"}
    assert verify(store) == []
    other = ROWS[4] | {
        "title": "Ziege Berta im Museum",
        "text": "Das Museum in Bergtal zeigt Ziege Berta, Siegerin der Almen.",
    }
    run_into(write(tmp_path / "in", "revised", [other]), store.root)
    assert told(store) == {"aa": "aa", "aaa": "aa", "b": "b", "bb": "bb", "c": "bb"}
    assert verify(store) == []
    assert [row["article_count"] for row in stories(store)] == [2, 2]


def test_without_stories_each_article_stands_alone_until_reprocess(tmp_path: Path, run_into: Run) -> None:
    store = Store(tmp_path / "out")
    run_into(write(tmp_path / "in", "all", ROWS), store.root, stories=False)
    assert set(told(store).items()) == {(name, name) for name in EXPECTED}
    assert stories(store) == verify(store) == []
    reprocess(store, Settings(), NOW)
    assert told(store) == EXPECTED
    assert verify(store) == []
    assert reprocess(store, Settings(), NOW).snapshot is None
    reprocess(store, Settings(stories=False), NOW)
    assert stories(store) == verify(store) == []


def test_copies_are_counted_apart(tmp_path: Path, run_into: Run) -> None:
    text = " ".join([FIRE[0][1], *(f"Zeuge {ix} sah die Flammen über dem Kai {ix}." for ix in range(9))])
    copies = [record(name, "Feuer im Holzhafen", text, 2, 7) for name in ("x", "xx", "xxx")]
    store = Store(tmp_path / "out")
    run_into(write(tmp_path / "in", "all", [*ROWS[1:3], *copies]), store.root)
    assert [(row["article_count"], row["copy_count"]) for row in stories(store)] == [(3, 2)]
    assert verify(store) == []


def test_verify_names_a_story_that_is_not_as_its_articles_are(tmp_path: Path, run_into: Run) -> None:
    from tests.pipeline.care.test_verify import change_rows

    store = Store(tmp_path / "out")
    run_into(write(tmp_path / "in", "all", ROWS), store.root)
    change_rows(store, STORIES, lambda rows: rows.slice(0, rows.num_rows - 1))
    assert {problem.where for problem in verify(store)} == {"stories"}

    def own(rows: pa.Table) -> pa.Table:
        at = rows.schema.get_field_index("story_id")
        latest = rows.column("article_id")[-1].as_py()  # by time
        return rows.set_column(at, rows.schema.field(at), pa.array([latest] * rows.num_rows))

    change_rows(store, ARTICLES, own)
    assert {problem.where for problem in verify(store)} == {"articles", "stories", "_state/story_vectors"}
