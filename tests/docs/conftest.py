import datetime as dt
import shutil
from pathlib import Path

import pytest

from newsmill.pipeline.run import run
from newsmill.pipeline.settings import Settings

ROOT = Path(__file__).parents[2]
"""Of the repository."""


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a copy of the samples and `news`, the store of two runs: the second found a changed text."""
    folder = tmp_path_factory.mktemp("newsroom")
    shutil.copytree(ROOT / "samples", folder / "samples")
    settings = Settings(root={"samples": str(folder / "samples")})
    for day in (1, 2):
        run([str(folder / "samples")], str(folder / "news"), settings, dt.datetime(2026, 3, day, 12, tzinfo=dt.UTC))
        edited = folder / "samples" / "local" / "freibad.md"
        edited.write_text(edited.read_text("utf-8").replace("820 Module", "900 Module"), "utf-8")
    return folder
