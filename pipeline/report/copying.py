"""Who copied whom, and which agency. Copies are what this is about: here they are counted."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import median

import numpy as np
import pyarrow.compute as pc

from newsmill.pipeline.report.articles import UNKNOWN, Articles, Headline, Mask, Places
from newsmill.pipeline.report.period import Period

PAIRS, SOURCES, AGENCIES, TEXTS = 12, 15, 8, 8
_HOUR = 3_600_000_000
"""Microseconds."""


@dataclass(frozen=True)
class Pair:
    """One source had texts first, the other had them later."""

    first: str
    second: str
    articles: int
    hours: float
    """Median from the first to the later publication."""


@dataclass(frozen=True)
class Share:
    """What the articles of one source are made of: ``articles = copies + agency + rest``."""

    source: str
    articles: int
    copies: int
    """Another source had the text first."""
    agency: int
    """No such copy, and names an agency."""

    @property
    def rest(self) -> int:
        """Neither."""
        return self.articles - self.copies - self.agency


@dataclass(frozen=True)
class Text:
    """A text that several sources had."""

    headline: Headline
    """Of the article published first."""
    articles: int
    sources: int


@dataclass(frozen=True)
class Copying:
    """Who copied whom."""

    whole: bool
    """The five weeks hold no copy, so the whole store is looked at."""
    articles: int
    """Articles looked at, copies too."""
    pairs: list[Pair]
    shares: list[Share]
    agencies: list[tuple[str, int]]
    texts: list[Text]


def copying(articles: Articles, period: Period) -> Copying:
    """Return who copied whom in the five weeks, or in the whole store when these hold no copy."""
    span = period.five_weeks(articles)
    whole = not bool((span & ~articles.canonical).any())
    span = np.ones(len(articles), np.bool_) if whole else span
    groups = _groups(articles, span)
    copied = _copied(articles, groups)
    return Copying(
        whole=whole and period.day is not None,
        articles=int(span.sum()),
        pairs=_pairs(articles, copied),
        shares=_shares(articles, span, copied),
        agencies=_agencies(articles, span),
        texts=_texts(articles, groups),
    )


def _groups(articles: Articles, span: Mask) -> list[list[int]]:
    """Return the articles of each text that has copies, by publication."""
    copies = np.flatnonzero(span & ~articles.canonical)
    canonical = articles.places(articles.rows.column("duplicate_of").take(copies))
    groups: dict[int, list[int]] = defaultdict(list)
    for copy, original in zip(copies.tolist(), canonical.tolist(), strict=True):
        groups[original].append(copy)
    return [
        sorted(
            [*([original] if original >= 0 and span[original] else []), *members], key=lambda ix: _when(articles, ix)
        )
        for original, members in sorted(groups.items())
    ]


def _when(articles: Articles, place: int) -> tuple[bool, int, str]:
    published = int(articles.published[place])
    return published == UNKNOWN, published, articles.rows.column("article_id")[place].as_py()


def _copied(articles: Articles, groups: list[list[int]]) -> dict[int, int]:
    """Return for each article that another source had first that source's article; undated ones tell nothing."""
    return {
        later: first
        for first, *others in groups
        for later in others
        if articles.published[later] != UNKNOWN and articles.source[later] != articles.source[first]
    }


def _pairs(articles: Articles, copied: dict[int, int]) -> list[Pair]:
    lags: dict[tuple[str, str], list[float]] = defaultdict(list)
    for later, first in copied.items():
        names = articles.sources[articles.source[first]], articles.sources[articles.source[later]]
        lags[names].append(float(articles.published[later] - articles.published[first]) / _HOUR)
    ranked = sorted(lags.items(), key=lambda item: (-len(item[1]), item[0]))
    return [Pair(first, second, len(hours), median(hours)) for (first, second), hours in ranked[:PAIRS]]


def _shares(articles: Articles, span: Mask, copied: dict[int, int]) -> list[Share]:
    copy = np.zeros(len(articles), np.bool_)
    copy[list(copied)] = True
    agency = _names_agency(articles) & ~copy
    by_source = [_by_source(articles, span & mask) for mask in (span, copy, agency)]
    found = [Share(name, *counts) for name, *counts in zip(articles.sources, *by_source, strict=True) if counts[0]]
    return sorted(found, key=lambda share: (-share.articles, share.source))[:SOURCES]


def _by_source(articles: Articles, chosen: Mask) -> list[int]:
    counts: list[int] = np.bincount(articles.source[chosen], minlength=len(articles.sources)).tolist()
    return counts


def _names_agency(articles: Articles) -> Mask:
    lengths = pc.fill_null(pc.list_value_length(articles.rows.column("agencies")), 0)
    return np.asarray(lengths, np.int64) > 0


def _agencies(articles: Articles, span: Mask) -> list[tuple[str, int]]:
    named: Places = np.flatnonzero(span & _names_agency(articles))
    lists = articles.rows.column("agencies").take(named).to_pylist()
    counts = Counter(agency for agencies in lists for agency in dict.fromkeys(agencies))
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:AGENCIES]


def _texts(articles: Articles, groups: list[list[int]]) -> list[Text]:
    ranked = sorted(groups, key=lambda group: (-len(group), _when(articles, group[0])))[:TEXTS]
    headlines = articles.headlines(group[0] for group in ranked)
    return [Text(headlines[group[0]], len(group), len(set(articles.source[group].tolist()))) for group in ranked]
