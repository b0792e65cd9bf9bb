import logging
import os

import pytest

from newsmill.pipeline.config import load_config, settings_of
from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.worker import quiet
from newsmill.pipeline.workers import MOST, parse_workers


def test_auto_is_the_cores_that_may_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 3, 5}, raising=False)
    assert parse_workers("auto") == 3
    assert load_config({}, environ={"NEWSMILL_WORKERS": "auto"}).settings.workers == 3
    assert settings_of({"workers": "auto"}).workers == 3


@pytest.mark.parametrize("text", ["0", str(MOST + 1), "-1", "many", ""])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no number of worker processes: 1 to 256, or auto"):
        parse_workers(text)
    assert parse_workers(str(MOST)) == MOST


def test_other_settings_have_no_auto() -> None:
    with pytest.raises(UsageError, match="limit"):
        settings_of({"limit": "auto"})


def test_a_worker_keeps_the_plain_lines_of_beam_to_itself(capfd: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers.clear()
    try:
        quiet()
        logging.basicConfig()
        root.setLevel(logging.INFO)  # as Beam's worker does
        logging.getLogger("newsmill.worker.test").info("Pipeline_options: {}")
    finally:
        root.handlers[:], root.level = before, level
    # Libraries of other tests may write here as well.
    assert "Pipeline_options" not in capfd.readouterr().err
