import sys
from pathlib import Path

import pytest

from newsmill.transforms.ground import installing
from newsmill.transforms.ground.installing import download_command, extra_command


@pytest.mark.parametrize(
    ("found", "here", "pip", "told"),
    [
        (None, "clone", True, ".venv/bin/python -m pip install 'newsmill[warc]'"),
        ("/usr/bin/python", ".", True, "clone/.venv/bin/python -m pip install 'newsmill[warc]'"),
        (None, "clone/docs", True, "{path} -m pip install 'newsmill[warc]'"),
        ("{path}", "clone", True, "python -m pip install 'newsmill[warc]'"),
        (None, "clone", False, "uv pip install --python .venv/bin/python 'newsmill[warc]'"),
    ],
)
def test_the_command_is_that_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, found: str | None, here: str, pip: bool, told: str
) -> None:
    path = str(tmp_path / "clone" / ".venv" / "bin" / "python")
    (tmp_path / "clone" / "docs").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / here)
    monkeypatch.setattr(sys, "executable", path)
    monkeypatch.setattr(installing.shutil, "which", lambda name: found and found.format(path=path))
    monkeypatch.setattr(installing, "find_spec", lambda name: pip or None)
    assert extra_command("warc") == told.format(path=path)


@pytest.mark.parametrize(("pip", "before"), [(True, ""), (False, "UV_PYTHON=.venv/bin/python ")])
def test_a_pipeline_comes_into_this_environment_without_pip_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pip: bool, before: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "executable", str(tmp_path / ".venv" / "bin" / "python"))
    monkeypatch.setattr(installing.shutil, "which", lambda name: None)
    monkeypatch.setattr(installing, "find_spec", lambda name: pip or None)
    told = f"{before}.venv/bin/python -m spacy download de_core_news_lg"
    assert download_command("de_core_news_lg") == told
