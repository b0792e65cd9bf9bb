"""What the texts are like: languages, lengths, and how often something is missing."""

import itertools
from collections import Counter
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.pipeline.report.articles import Articles
from newsmill.schemas.tables import ARTICLES
from newsmill.transforms.ground.snapshot import BaseSnapshot

LANGUAGES = 8
"""Languages shown, the most frequent ones."""
LENGTHS = (50, 100, 200, 400, 800, 1600)
"""Words that part the bars of lengths."""
CHECKED = (
    *("title", "authors", "published_at", "language", "url", "summary", "categories", "image_url", "updated_at"),
    *("paywalled", "agencies"),
)
"""Columns whose gaps are told; of lists the empty ones count as missing."""


@dataclass(frozen=True)
class Texture:
    """What the texts are like, copies left out."""

    articles: int
    languages: list[tuple[str, int]]
    """``unknown`` where none stands out."""
    lengths: list[tuple[str, int]]
    """Range of words, articles."""
    quartiles: tuple[int, int, int]
    """Words: a quarter, half, and three quarters of the articles are no longer."""
    missing: list[tuple[str, int]]
    """Column, articles without it."""


def texture(base: BaseSnapshot, articles: Articles) -> Texture:
    """Return what the texts are like."""
    own = articles.rows.filter(pa.array(articles.canonical))
    words = np.asarray(own.column("word_count"), np.int64)
    names = Counter("unknown" if name is None else name for name in own.column("language").to_pylist())
    bars = np.bincount(np.searchsorted(LENGTHS, words, "right"), minlength=len(LENGTHS) + 1).tolist()
    quartiles = (
        [int(value) for value in np.quantile(words, [0.25, 0.5, 0.75], method="inverted_cdf")]
        if len(words)
        else [0] * 3
    )
    return Texture(
        articles=own.num_rows,
        languages=sorted(names.items(), key=lambda item: (-item[1], item[0]))[:LANGUAGES],
        lengths=list(zip(_ranges(), bars, strict=True)),
        quartiles=(quartiles[0], quartiles[1], quartiles[2]),
        missing=_missing(base),
    )


def _ranges() -> list[str]:
    between = [f"{low:,} to {high - 1:,}" for low, high in itertools.pairwise(LENGTHS)]
    return [f"under {LENGTHS[0]}", *between, f"{LENGTHS[-1]:,} and more"]


def _missing(base: BaseSnapshot) -> list[tuple[str, int]]:
    """Return how many canonical articles lack each column; articles are read partition by partition."""
    found = Counter(dict.fromkeys(CHECKED, 0))
    for partition in base.partitions(ARTICLES):
        rows = base.read(ARTICLES, partition, [*CHECKED, "duplicate_of"])
        rows = rows.filter(pc.is_null(rows.column("duplicate_of")))
        for name in CHECKED:
            column = rows.column(name)
            if pa.types.is_list(column.type):
                column = pc.if_else(pc.greater(pc.list_value_length(column), 0), True, None)
            found[name] += column.null_count
    return list(found.items())
