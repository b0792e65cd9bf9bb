import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from newsmill.pipeline import doctor
from newsmill.pipeline.doctor import examine, examined_text
from newsmill.pipeline.engines import needs
from newsmill.schemas.version import SCHEMA_VERSION
from newsmill.transforms.ground.spacy_packages import installed_pipelines


def test_built_in_models_and_engine_are_found() -> None:
    found = json.loads(json.dumps(examine()))
    assert {model["language"] for model in found["models"]} >= {"de", "en"}
    assert found["engines"]["DirectRunner"]["ready"]
    assert found["schema"] == SCHEMA_VERSION
    assert found["libraries"]["apache-beam"].startswith("2.77")


def test_what_is_missing_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(doctor, "_LIBRARIES", ("spacy", "no-such-library"))
    monkeypatch.setattr(doctor, "installed_pipelines", lambda: [])
    monkeypatch.setattr(needs.shutil, "which", lambda tool: None)
    monkeypatch.setattr(needs, "CACHE", tmp_path)
    found = examine()
    monkeypatch.setenv("COLUMNS", "120")
    text = examined_text(found)
    assert found["libraries"]["no-such-library"] is None
    assert "no-such-library not installed" in text
    assert "\n  none\n" in text
    assert "de_core_news_lg: " in text
    assert "– FlinkRunner     it needs a Beam job server: --job_endpoint=" in text
    assert "– PrismRunner     there is no prism: `go install" in text
    assert "✓ wire" in text
    assert "✓ DirectRunner" in text


def test_an_input_that_needs_an_extra_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_version", lambda name: "1.0")
    assert examine()["inputs"]["web archives"] == {"ready": True, "note": "WARC", "install": None}
    monkeypatch.setattr(doctor, "_version", lambda name: None)
    found = examine()
    assert not found["inputs"]["web archives"]["ready"]
    assert re.search(r"\n  – web archives    WARC\n      \S+ -m pip install 'newsmill\[warc\]'\n", examined_text(found))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_lines_are_no_wider_than_a_terminal_but_for_what_is_typed(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = examined_text(examine()).split("\ninputs\n")[1].splitlines()
    assert all(len(line) <= width or len(line.split()) == 1 or "pip install" in line for line in lines)


def test_models_that_are_there_are_not_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    large = replace(installed_pipelines()[0], name="de_core_news_lg")
    monkeypatch.setattr(doctor, "installed_pipelines", lambda: [large])
    assert set(examine()["more_models"]) == {"en_core_web_lg"}
