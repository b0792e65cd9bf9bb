"""The size of the graph: every start of a pipeline pays for each transform, and most for each GroupByKey."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import apache_beam as beam
import pytest
from apache_beam.pipeline import AppliedPTransform, PipelineVisitor
from apache_beam.typehints import trivial_inference

from newsmill.pipeline.build import build
from newsmill.pipeline.care.build_upkeep import build_forgetting, build_renewal, build_reprocessing
from newsmill.pipeline.care.upkeep_run import upkeep_plan
from newsmill.pipeline.choices import quoting_of, tagging_of
from newsmill.pipeline.intake import take_in
from newsmill.pipeline.request import Request
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.transforms.ground.attempt import Attempt
from tests.conftest import NOW

GROUP_BY_KEYS = 10
TRANSFORMS = 80


class _Count(PipelineVisitor):
    def __init__(self) -> None:
        self.transforms: list[str] = []
        self.group_by_keys: list[str] = []

    def enter_composite_transform(self, transform_node: AppliedPTransform) -> None:
        if transform_node.full_label:
            self.transforms.append(transform_node.full_label)

    def visit_transform(self, transform_node: AppliedPTransform) -> None:
        self.transforms.append(transform_node.full_label)
        if isinstance(transform_node.transform, beam.GroupByKey):
            self.group_by_keys.append(transform_node.full_label)


def counted(add: Callable[[beam.Pipeline], None]) -> _Count:
    """Return what ``add`` adds to a pipeline; it is not run."""
    pipeline = beam.Pipeline(runner="FnApiRunner")
    add(pipeline)
    count = _Count()
    pipeline.visit(count)
    return count


def test_a_run_with_everything_on_stays_small(empty: Store, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"Bericht {name}", "utf-8")
    inputs = [str(tmp_path), "https://a.example/feed", "https://b.example/feed"]
    plan = take_in(empty, Request(inputs, Settings(full_text=True), NOW), "run-1").plan
    assert (len(plan.files), len(plan.feeds)) == (3, 2)
    found = counted(lambda pipeline: build(pipeline, plan))
    assert len(found.group_by_keys) <= GROUP_BY_KEYS, found.group_by_keys
    assert len(found.transforms) <= TRANSFORMS, found.transforms


def test_every_type_is_told_so_that_beam_looks_for_none_in_bytecode(
    empty: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Bericht", "utf-8")
    plan = take_in(empty, Request([str(tmp_path)], Settings(), NOW), "run-1").plan
    looked: list[object] = []
    monkeypatch.setattr(trivial_inference, "infer_return_type", lambda function, *_, **__: looked.append(function))
    counted(lambda pipeline: build(pipeline, plan))
    assert not looked


@pytest.mark.parametrize("what", ["forgetting", "reprocessing", "renewal"])
def test_store_care_stays_as_small(store: Store, tmp_path: Path, what: str) -> None:
    plan = replace(upkeep_plan(store, NOW), attempt=Attempt.begin("run-1", str(tmp_path)))
    settings = Settings()
    add: dict[str, Callable[[beam.Pipeline], None]] = {
        "forgetting": lambda p: build_forgetting(p, plan, ("0" * 32,)),
        "reprocessing": lambda p: build_reprocessing(p, plan, tagging_of(settings), quoting_of(settings), True),
        "renewal": lambda p: build_renewal(p, plan),
    }
    found = counted(add[what])
    assert 0 < len(found.group_by_keys) <= GROUP_BY_KEYS, found.group_by_keys
    assert len(found.transforms) <= TRANSFORMS, found.transforms
