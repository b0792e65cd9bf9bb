"""The notebook in `examples/`: its cells are run as they stand, and what it shows is kept in it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import newsmill

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "examples" / "from-tables-to-pictures.ipynb"
FIGURES = ("spread", "who_writes", "voices")

_RUN = """
import json, sys
sys.path.append(sys.argv[1])
import matplotlib
matplotlib.use("Agg")
space = {}
for cell in json.loads(sys.stdin.read()):
    exec(cell, space)
for name in sys.argv[2:]:
    figure = space[name]
    print(name, len(figure.axes[0].texts) + len(figure.axes[0].patches))
    figure.savefig(f"{name}.png")
"""


def cells() -> list[dict[str, Any]]:
    return [cell for cell in json.loads(NOTEBOOK.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]


def test_every_cell_shows_what_it_gave() -> None:
    shown = [set().union(*(output["data"] for output in cell["outputs"] if "data" in output)) for cell in cells()]
    assert [sorted(kinds & {"image/png", "text/html"}) for kinds in shown] == [["text/html"], *[["image/png"]] * 3]
    assert str(ROOT) not in NOTEBOOK.read_text("utf-8")
    assert NOTEBOOK.stat().st_size < 400_000


@pytest.mark.release
def test_the_cells_make_three_pictures_of_the_samples(tmp_path: Path) -> None:
    packages, clone = tmp_path / "packages", tmp_path / "clone"
    # Beside this environment, not in it, and behind it on the path: NumPy stays the one that is locked.
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", packages, "matplotlib>=3.9"]
    subprocess.run(command, check=True)
    shutil.copytree(ROOT / "samples", clone / "samples")
    (clone / "examples").mkdir()
    newsmill.run(clone / "samples", clone / "news", root={"samples": str(clone / "samples")})
    done = subprocess.run(
        [sys.executable, "-c", _RUN, packages, *FIGURES], cwd=clone / "examples", text=True, capture_output=True,
        input=json.dumps(["".join(cell["source"]) for cell in cells()]), env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
    )  # fmt: skip
    drawn = dict(line.split() for line in done.stdout.splitlines())
    assert set(drawn) == set(FIGURES)
    assert all(int(count) >= 5 for count in drawn.values())
    assert all((clone / "examples" / f"{name}.png").stat().st_size > 10_000 for name in FIGURES)
