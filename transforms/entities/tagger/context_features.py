"""Features of a token in its sentence: pairs and triples of what the words around are, and matches of name lists.

A template names the parts it joins, as (offset, field of ``WordView``). Training joins them to strings; the tagger
looks the same combinations up as numbers (``context_tables.py``).
"""

from collections.abc import Sequence

from newsmill.transforms.entities.tagger.gazetteer import Gazetteer
from newsmill.transforms.entities.tagger.word_features import BOUNDARY, FIELDS

Part = tuple[int, str]

TEMPLATES: dict[str, tuple[Part, ...]] = {
    "A": ((-1, "lower"), (0, "lower")),
    "B": ((0, "lower"), (1, "lower")),
    "C": ((-1, "cluster"), (0, "cluster")),
    "D": ((0, "cluster"), (1, "cluster")),
    "E": ((-1, "coarse"), (0, "coarse"), (1, "coarse")),
    "F": ((-1, "shape"), (0, "shape"), (1, "shape")),
    "G": ((-1, "lower"), (0, "shape")),
    "H": ((0, "shape"), (1, "lower")),
    "I": ((-1, "cluster"), (1, "cluster")),
    "J": ((-1, "case"), (0, "case"), (1, "case")),
    "K": ((-2, "lower"), (-1, "lower"), (0, "shape")),
}
"""Letter of the feature name to the parts joined by blanks behind it."""
REACH = 2
"""How far a template looks to either side: so many boundaries stand before and behind a sentence."""
RUN = "M"
"""First letter of features of matched name lists."""


def context_features(
    words: Sequence[str], fields: Sequence[Sequence[str]], starts_run: Sequence[bool], gazetteer: Gazetteer
) -> list[list[str]]:
    """Give the context features of every token of one sentence; ``fields`` holds those of each word."""
    edge = [BOUNDARY] * len(FIELDS)
    padded = [edge, edge, *fields, edge]
    parts = [
        (letter, [(offset + 2, FIELDS.index(field)) for offset, field in template])
        for letter, template in TEMPLATES.items()
    ]
    rows = [
        [letter + " ".join([padded[at + shift][field] for shift, field in joined]) for letter, joined in parts]
        for at in range(len(words))
    ]
    starts = [position for position, starts in enumerate(starts_run) if starts]
    for position, name in run_features(words, starts, gazetteer):
        rows[position].append(name)
    return rows


def run_features(words: Sequence[str], starts: Sequence[int], gazetteer: Gazetteer) -> list[tuple[int, str]]:
    """Give (position, feature) for the tokens in and beside entries of several tokens, which begin at ``starts``."""
    features: list[tuple[int, str]] = []
    for start, end, kind in gazetteer.runs(words, starts):
        features.append((start, f"{RUN}{kind} B"))
        features += [(position, f"{RUN}{kind} I") for position in range(start + 1, end)]
        features.append((end - 1, f"{RUN}{kind} E"))
        if start > 0:
            features.append((start - 1, f"{RUN}{kind} <"))
        if end < len(words):
            features.append((end, f"{RUN}{kind} >"))
    return features
