"""The name lists that training packs into a pipeline: one file per class, one name a line.

``names/any/CLASS.txt`` serves every language, ``names/LANG/CLASS.txt`` one. Lines that begin with ``#`` tell origin and
licence. ``names/any/*_geonames.txt`` and the like are made by ``names_source.py``.
"""

from pathlib import Path

from newsmill.transforms.entities.tagger.gazetteer import Gazetteer

FOLDER = Path(__file__).parent / "names"


def read_names(language: str) -> dict[str, list[str]]:
    """Read every list that serves a language: the names by class."""
    names: dict[str, list[str]] = {}
    for folder in ("any", language):
        for path in sorted((FOLDER / folder).glob("*.txt")):
            lines = path.read_text(encoding="utf-8").splitlines()
            kind = path.stem.partition("-")[0]
            names.setdefault(kind, []).extend(line.strip() for line in lines if not line.startswith("#"))
    return names


def read_gazetteer(language: str) -> Gazetteer:
    """Read every list that serves a language."""
    return Gazetteer(read_names(language))
