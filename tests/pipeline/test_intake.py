import datetime as dt
from pathlib import Path

import pytest

from newsmill.pipeline.choices import leave_untagged, tagging_of
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.intake import Intake, take_in
from newsmill.pipeline.request import Request
from newsmill.pipeline.runs import new_run_id
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import create_store
from newsmill.schemas.row import from_batch
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.entities import TagEntities

NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
FEED = "https://blatt.example/feed.xml"


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"Bericht {name}", "utf-8")
    return folder


def taken(store: Store, *inputs: object, **settings: object) -> Intake:
    chosen = Settings(**{"entities": False, **settings})  # type: ignore[arg-type]
    return take_in(store, Request([str(each) for each in inputs], chosen, NOW), new_run_id(NOW))


def names(intake: Intake) -> list[str]:
    return [file.uri.rsplit("/", 1)[-1] for file in intake.plan.files]


def test_an_empty_store_is_to_get_its_first_snapshot_of_all_files(empty: Store, inputs: Path) -> None:
    intake = taken(empty, inputs)
    assert names(intake) == ["a.txt", "b.txt"]
    assert (intake.plan.snapshot, intake.plan.base.path, intake.known) == (1, "", 0)
    assert not intake.nothing_new


def test_a_mapped_field_that_no_article_has_is_refused(empty: Store, inputs: Path) -> None:
    with pytest.raises(UsageError, match="no 'titel': there are text, html, title, "):
        taken(empty, inputs, fields={"titel": "kopf"})
    assert names(taken(empty, inputs, fields={"title": "kopf"})) == ["a.txt", "b.txt"]


def test_what_was_read_is_known_and_what_came_since_is_read(run_into, inputs: Path, tmp_path: Path) -> None:
    run_into(inputs, tmp_path / "out")
    store = Store(tmp_path / "out")
    again = taken(store, inputs)
    assert (names(again), again.known, again.plan.snapshot, again.nothing_new) == ([], 2, 2, True)
    (inputs / "c.txt").write_text("Bericht c", "utf-8")
    later = taken(store, inputs)
    assert (names(later), later.known, later.nothing_new) == (["c.txt"], 2, False)


def test_a_file_that_changed_a_moment_ago_waits_if_asked_to(empty: Store, inputs: Path) -> None:
    waiting = take_in(empty, Request([str(inputs)], Settings(entities=False), NOW, settle=3600), new_run_id(NOW))
    assert (names(waiting), waiting.unsettled, waiting.nothing_new) == ([], 2, True)


def test_a_limit_leaves_files_for_the_next_run(empty: Store, inputs: Path) -> None:
    assert names(taken(empty, inputs, limit=1)) == ["a.txt"]


def test_a_feed_is_asked_without_the_password_of_its_address(empty: Store) -> None:
    intake = taken(empty, "https://eva:geheim@blatt.example/feed.xml")
    assert [feed.feed_url for feed in intake.plan.feeds] == [FEED]
    assert not intake.nothing_new
    assert "geheim" not in repr(intake.plan.feeds)


def test_what_cannot_be_opened_is_a_reject_of_the_plan_and_something_new(empty: Store, inputs: Path) -> None:
    (inputs / "gone.txt").symlink_to(inputs / "nowhere.txt")
    intake = taken(empty, inputs)
    (batch,) = intake.plan.failures
    assert [Path(row.document_uri).name for row in from_batch(batch, Reject)] == ["gone.txt"]
    alone = inputs.parent / "alone"
    alone.mkdir()
    (alone / "gone.txt").symlink_to(alone / "nowhere.txt")
    assert not taken(empty, alone).nothing_new


def test_the_store_itself_is_no_input(inputs: Path) -> None:
    store = create_store(inputs / "out")
    (inputs / "out" / "notes.txt").write_text("kein Artikel", "utf-8")
    assert names(taken(store, inputs)) == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"since": "2026-13-01"}, "since"),
        ({"until": "gestern"}, "until"),
        ({"date_floor": "1990"}, "date_floor"),
        ({"entities": True, "model": {"de": "kein_modell"}}, "kein_modell"),
        ({"entities": True, "entity_list": "/nowhere/list.csv"}, "/nowhere/list.csv"),
        ({"entity_list": "/nowhere/list.csv"}, "/nowhere/list.csv"),
    ],
)
def test_a_setting_that_cannot_be_used_stops_the_run_by_name(empty, inputs, settings, told) -> None:
    with pytest.raises(UsageError, match=told):
        taken(empty, inputs, **settings)


def test_an_input_that_does_not_exist_stops_the_run_by_name(empty: Store, inputs: Path) -> None:
    with pytest.raises(UsageError, match=r"missing\.txt"):
        taken(empty, inputs / "missing.txt")


def test_a_period_goes_from_midnight_to_midnight_utc(empty: Store, inputs: Path) -> None:
    period = taken(empty, inputs, since="2026-03-01").plan.period
    assert (period.since, period.until) == (dt.datetime(2026, 3, 1, tzinfo=dt.UTC), None)
    assert taken(empty, inputs).plan.period.is_open


def test_the_run_key_follows_inputs_and_settings_and_not_the_attempt(empty: Store, inputs: Path) -> None:
    first = taken(empty, inputs).plan.run_key
    other_run = take_in(empty, Request([str(inputs)], Settings(entities=False), NOW + dt.timedelta(days=1)), "run-2")
    assert other_run.plan.run_key == first
    assert taken(empty, inputs, source="blatt").plan.run_key != first
    (inputs / "a.txt").write_text("Bericht anders", "utf-8")
    assert taken(empty, inputs).plan.run_key != first


def test_entities_are_found_only_when_asked_for(empty: Store, inputs: Path) -> None:
    bare, full = taken(empty, inputs), taken(empty, inputs, full_text=True, entities=True)
    assert tagging_of(bare.plan.settings) is leave_untagged
    assert isinstance(tagging_of(full.plan.settings), TagEntities)
    assert isinstance(tagging_of(Settings()), TagEntities)
