"""newsmill in a folder where somebody else's packages bear the names of our folders."""

import os
import subprocess
import sys
from pathlib import Path


def _python(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in ``folder``, which comes first on the path, as it does for whoever starts a notebook there."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(site)])}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)


def test_a_run_with_workers_takes_its_own_modules(site: Path, strangers: Path) -> None:
    ran = _python(site, strangers, "-m", "newsmill", "run", "inbox", "--output", "news", "--workers", "2")

    assert ran.returncode == 0, ran.stderr
    assert "1 article" in ran.stdout + ran.stderr
    code = "import newsmill; print(newsmill.open('news').table('articles').count_rows())"
    opened = _python(site, strangers, "-c", code)
    assert (opened.stdout.strip(), opened.returncode) == ("1", 0), opened.stderr


def test_python_imports_its_own_modules(site: Path, strangers: Path) -> None:
    code = "import newsmill.pipeline.run as run, newsmill; print(newsmill.__file__, run.__file__)"
    ran = _python(site, strangers, "-c", code)

    assert ran.returncode == 0, ran.stderr
    assert all(Path(file).is_relative_to(site) for file in ran.stdout.split())
