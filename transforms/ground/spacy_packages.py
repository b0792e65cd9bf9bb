"""Which spaCy pipelines are there, told from their ``meta.json``: spaCy itself is not loaded."""

import json
import re
from dataclasses import dataclass
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

from newsmill.transforms.ground.installing import download_command

EMBEDDED = Path(__file__).parents[1] / "entities" / "models"
"""Folder of the embedded pipelines, one folder per language."""

_OFFICIAL = re.compile(r"[a-z]{2,3}_(?:core|dep|ent|sent)_\w+_(?:sm|md|lg|trf)")


@dataclass(frozen=True, slots=True)
class InstalledPipeline:
    """A spaCy pipeline that is installed as a package or embedded."""

    name: str
    """Name for ``--model``."""
    language: str
    """spaCy's language code."""
    version: str
    """Its own version."""


def installed_pipelines() -> list[InstalledPipeline]:
    """Return the embedded and the installed spaCy pipelines by name, all that have a readable description."""
    folders = {f"newsmill-{path.parent.name}": path.parent for path in EMBEDDED.glob("*/meta.json")}
    for entry in entry_points(group="spacy_models"):
        spec = find_spec(entry.name)
        if spec and spec.origin:
            folders[entry.name] = Path(spec.origin).parent
    return [found for name, folder in sorted(folders.items()) if (found := _described(name, folder))]


def install_command(name: str) -> str | None:
    """Return the command that installs the official pipeline ``name``; null when it is not called like one.

    The official pipelines are no packages of PyPI: spaCy's command fetches their wheels from GitHub.

    >>> install_command("my_model") is None
    True
    """
    return download_command(name) if _OFFICIAL.fullmatch(name) else None


def _described(name: str, folder: Path) -> InstalledPipeline | None:
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return InstalledPipeline(name, str(meta.get("lang")), str(meta.get("version"))) if isinstance(meta, dict) else None
