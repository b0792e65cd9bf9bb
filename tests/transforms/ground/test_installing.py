import sys
from pathlib import Path

import pytest

from newsmill.transforms.ground import installing
from newsmill.transforms.ground.installing import extra_command


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
