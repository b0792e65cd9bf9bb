"""Builds the lexicons of the built-in models from the lexeme tables of spacy-lookups-data 1.0.5 (MIT, ExplosionAI).

Run once, with that package at hand, where FOLDER is its ``spacy_lookups_data/data``:
``python -m newsmill.transforms.entities.training.lexicon_source FOLDER``. Training and tagging read only the result.

Kept are words that start with a letter: every one written large (names), and the small ones among the first
``SMALL_WORDS``. Rarer small words say nothing of names. The classes by vectors of a lexicon (``classes_source.py``)
stay in it.
"""

import gzip
import json
import re
import sys
from pathlib import Path

from newsmill.transforms.entities.tagger.lexicon import Entry, Lexicon

SMALL_WORDS = 250_000
"""Rank in the frequency table up to which words in small letters are kept."""
_WORD = re.compile(r"[^\W\d_][\w.&'’/-]{0,29}")
_MODELS = Path(__file__).parents[1] / "models"


def lexicon_path(language: str) -> Path:
    """Give the path of the packed lexicon of a language, ``de`` or ``en``."""
    return _MODELS / language / "newsmill_tagger" / "lexicon.xz"


def read_lexicon(language: str) -> Lexicon:
    """Read the packed lexicon; an empty one for a language without."""
    path = lexicon_path(language)
    return Lexicon.from_bytes(path.read_bytes()) if path.exists() else Lexicon({})


def build(tables: Path, language: str) -> Lexicon:
    """Merge the cluster and the probability table of a language."""
    clusters = _table(tables / f"{language}_lexeme_cluster.json.gz")
    probabilities = _table(tables / f"{language}_lexeme_prob.json.gz")
    entries: dict[str, Entry] = {}
    for rank, (word, log_probability) in enumerate(probabilities.items()):
        cluster = int(clusters.get(word, 0))
        if (rank < SMALL_WORDS or (cluster and word[:1].isupper())) and _WORD.fullmatch(word):
            entries[word] = (cluster, -round(log_probability))
    return Lexicon(entries)


def _table(path: Path) -> dict[str, float]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        table: dict[str, float] = json.load(lines)
    return table


if __name__ == "__main__":
    for code in ("de", "en"):
        fresh = build(Path(sys.argv[1]), code).with_classes(read_lexicon(code).classes)
        lexicon_path(code).write_bytes(fresh.to_bytes())
