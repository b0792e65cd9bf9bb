"""Builds the lexicons of the built-in models from the lexeme tables of spacy-lookups-data 1.0.5 (MIT, ExplosionAI).

Run once, with that package at hand, where FOLDER is its ``spacy_lookups_data/data``, and READINGS the dictionary of
``dictionary_source.py``: ``python -m newsmill.transforms.entities.training.lexicon_source FOLDER READINGS``. Training
and tagging read only the result.

Kept are words that start with a letter: every one written large (names), and the small ones among the first
``SMALL_WORDS``. Rarer small words say nothing of names. Of the dictionary all that is written large is kept as well.
The classes by vectors of a lexicon (``classes_source.py``) stay in it.
"""

import gzip
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from newsmill.transforms.entities.tagger.lexicon import UNKNOWN_BUCKET, Entry, Lexicon
from newsmill.transforms.entities.training.dictionary_source import read_kinds

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


def build(tables: Path, language: str, kinds: Mapping[str, str]) -> Lexicon:
    """Merge the cluster and the probability table of a language with the kinds of its words."""
    clusters = _table(tables / f"{language}_lexeme_cluster.json.gz")
    probabilities = _table(tables / f"{language}_lexeme_prob.json.gz")
    entries: dict[str, Entry] = {}
    for rank, (word, log_probability) in enumerate(probabilities.items()):
        cluster = int(clusters.get(word, 0))
        if (rank < SMALL_WORDS or (cluster and word[:1].isupper())) and _WORD.fullmatch(word):
            entries[word] = (cluster, -round(log_probability), kinds.get(word, ""))
    large = (word for word in kinds if word[0].isupper() and _WORD.fullmatch(word))
    return Lexicon({word: (0, UNKNOWN_BUCKET, kinds[word]) for word in large} | entries)


def _table(path: Path) -> dict[str, float]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        table: dict[str, float] = json.load(lines)
    return table


if __name__ == "__main__":
    for code, known in (("de", read_kinds(Path(sys.argv[2]))), ("en", {})):
        fresh = build(Path(sys.argv[1]), code, known).with_classes(read_lexicon(code).classes)
        lexicon_path(code).write_bytes(fresh.to_bytes())
