"""Entities by anchor: how they were covered in the five weeks, by whom, with whom, and what they said."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.pipeline.report.articles import Articles, Headline, Mask, Places
from newsmill.pipeline.report.coverage import Coverage
from newsmill.pipeline.report.period import Period
from newsmill.pipeline.report.rising import per_day
from newsmill.schemas.tables import QUOTES
from newsmill.transforms.ground.snapshot import BaseSnapshot

LABELS = ("PER", "ORG", "LOC")
TOP, MOST = 15, 100
"""Entities of each label in the index, and of the whole page."""
SOURCES, COMPANIONS, QUOTED, HEADLINES = 6, 8, 3, 4
SHORTEST, LONGEST = 30, 320
"""Characters of a quote that is shown; shorter ones tell nothing, of longer ones the beginning stands."""
LEAST_TOGETHER = 2
"""Articles that two entities have in common at least."""


@dataclass(frozen=True)
class Saying:
    """Something that an entity said."""

    text: str
    headline: Headline


@dataclass(frozen=True)
class Dossier:
    """One entity."""

    entity: int
    """Place in the coverage, and its anchor."""
    entity_id: str
    name: str
    label: str
    kind: str | None
    articles: int
    """Of the five weeks, copies left out."""
    source_count: int
    per_day: list[int]
    sources: list[tuple[str, int]]
    companions: list[tuple[int, str, int]]
    """Place, name, and articles in common: more than chance would have, the most telling first."""
    quotes: list[Saying]
    headlines: list[Headline]


@dataclass(frozen=True)
class Dossiers:
    """The entities of the page."""

    articles: int
    """Articles of the five weeks, copies left out."""
    index: list[tuple[str, list[int]]]
    """By label, the entities in most articles: places of ``by_entity``."""
    by_entity: dict[int, Dossier]
    """In alphabetical order."""


def dossiers(
    base: BaseSnapshot, articles: Articles, coverage: Coverage, period: Period, wanted: Iterable[int]
) -> Dossiers:
    """Return the entities in most articles, and those ``wanted`` for another section."""
    span = period.five_weeks(articles) & articles.canonical
    counts = coverage.counts(span)
    index = [(label, _top(coverage, counts, label)) for label in LABELS]
    named = dict.fromkeys([*(ix for _, row in index for ix in row), *wanted])
    chosen = [ix for ix in named if counts[ix]][:MOST]
    spoken = _quotes(base, articles, coverage, chosen, span)
    found = [_dossier(articles, coverage, period, entity, span, counts, spoken[entity]) for entity in chosen]
    in_order = sorted(found, key=lambda each: (_in_alphabet(each.name), each.entity_id))
    return Dossiers(int(span.sum()), [row for row in index if row[1]], {each.entity: each for each in in_order})


def _in_alphabet(name: str) -> str:
    """Return what a name is sorted by: letters without case and marks, Ö beside O.

    >>> sorted(["Zürich", "Österreich", "Olaf"], key=_in_alphabet)
    ['Olaf', 'Österreich', 'Zürich']
    """
    return "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))


def _top(coverage: Coverage, counts: Places, label: str) -> list[int]:
    labelled = np.asarray(pc.equal(coverage.entities.column("label"), label).to_numpy(), np.bool_)
    places = np.flatnonzero(labelled & coverage.told & (counts > 0))
    ids = coverage.entities.column("entity_id")
    best = places[np.argsort(-counts[places], kind="stable")][: 4 * TOP].tolist()
    return sorted(best, key=lambda ix: (-counts[ix], ids[ix].as_py()))[:TOP]


def _dossier(
    articles: Articles,
    coverage: Coverage,
    period: Period,
    entity: int,
    span: Mask,
    counts: Places,
    spoken: Sequence[tuple[int, str]],
) -> Dossier:
    row = coverage.named(entity)
    everywhere = coverage.articles_of(entity)
    places = everywhere[span[everywhere]]
    by_source = Counter(articles.sources[place] for place in articles.source[places])
    latest = places[np.lexsort((places, -articles.published[places]))][:HEADLINES].tolist()
    headlines = articles.headlines([*latest, *(place for place, _ in spoken)])
    return Dossier(
        **row,
        entity=entity,
        articles=len(places),
        source_count=len(by_source),
        per_day=per_day(articles, period, places),
        sources=sorted(by_source.items(), key=lambda item: (-item[1], item[0]))[:SOURCES],
        companions=_companions(coverage, entity, places, counts, int(span.sum())),
        quotes=[Saying(text, headlines[place]) for place, text in spoken],
        headlines=[headlines[place] for place in latest],
    )


def _companions(
    coverage: Coverage, entity: int, places: Places, counts: Places, whole: int
) -> list[tuple[int, str, int]]:
    """Return whom ``entity`` is named with: articles in common, times the logarithm of how many more than expected."""
    together = coverage.company(places)
    together[entity] = 0
    met = np.flatnonzero((together >= LEAST_TOGETHER) & coverage.told)
    lift = together[met] * whole / (counts[met] * len(places))
    worth = together[met] * np.log(lift)
    names = coverage.entities.column("name")
    ranked = sorted(
        (
            (-round(float(score), 9), names[ix].as_py(), ix)
            for score, ix in zip(worth, met.tolist(), strict=True)
            if score > 0
        )
    )
    return [(ix, name, int(together[ix])) for _, name, ix in ranked[:COMPANIONS]]


def _quotes(
    base: BaseSnapshot, articles: Articles, coverage: Coverage, chosen: Sequence[int], span: Mask
) -> dict[int, list[tuple[int, str]]]:
    """Return by entity its latest quotes: place of the article, text. Quotes are read partition by partition."""
    ids = coverage.entities.column("entity_id").take(pa.array(chosen, pa.int64())).combine_chunks()
    found: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for partition in base.partitions(QUOTES):
        rows = base.read(QUOTES, partition, ["article_id", "quote_ix", "kind", "text", "speaker_entity_id"])
        rows = rows.filter(
            pc.and_(
                pc.is_in(rows.column("speaker_entity_id"), value_set=ids),
                pc.and_(
                    pc.not_equal(rows.column("kind"), "indirect"),
                    pc.greater_equal(pc.utf8_length(rows.column("text")), SHORTEST),
                ),
            )
        )
        speakers = pc.index_in(rows.column("speaker_entity_id"), value_set=ids).to_pylist()
        places = articles.places(rows.column("article_id")).tolist()
        quoted = rows.select(["quote_ix", "text"]).to_pylist()
        for speaker, place, quote in zip(speakers, places, quoted, strict=True):
            if place >= 0 and span[place]:
                found[chosen[speaker]].append((place, quote["quote_ix"], quote["text"]))
    return defaultdict(list, {entity: _latest(articles, rows) for entity, rows in found.items()})


def _latest(articles: Articles, quotes: Iterable[tuple[int, int, str]]) -> list[tuple[int, str]]:
    """Return one quote each of the latest articles."""
    newest: dict[int, str] = {}
    for place, _, text in sorted(quotes, key=lambda item: (-int(articles.published[item[0]]), item[0], item[1])):
        newest.setdefault(place, text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …")
    return list(newest.items())[:QUOTED]
