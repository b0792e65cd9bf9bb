"""The article-level gate: F1 over the distinct entities of the gold articles, with and without our components.

Two sets: ``articles``, for which rules may be written, and ``desks``, which nobody looks at but to measure: the half of
the whole articles of ``corpus/`` that no model is trained on.
"""

import datetime as dt
import json
import re
import sys
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple

import pytest

from newsmill.schemas.rows.article import LanguageArticle
from newsmill.transforms.entities.components import doc_spans
from newsmill.transforms.entities.entity_settings import EntitySettings
from newsmill.transforms.entities.names.countries import find_countries
from newsmill.transforms.entities.names.entity_keys import entity_id, named_entity
from newsmill.transforms.entities.pipelines import pipeline_for
from newsmill.transforms.entities.tag import mentions_of
from newsmill.transforms.entities.text.article_text import ArticleText

SETS = {name: Path(__file__).parent / name for name in ("articles", "desks")}
BASELINE = Path(__file__).parent / "articles" / "baseline.json"
TARGETS = {"articles": 0.88, "desks": 0.75}
"""F1 over distinct entities that the embedded pipelines must reach."""
SLACK = 0.005
"""How far below the pinned score a run may fall."""
_ANNOTATION = re.compile(r"\[[A-Z]+ ([^\]]+)\]")
_MENTION = re.compile(r"\[(PER|LOC|ORG|MISC) ([^\]|]+)(?:\|([^\]]+))?\]")


class Gold(NamedTuple):
    title: str
    body: str
    entities: frozenset[tuple[str, str]]
    """Label and entity id."""


class Score(NamedTuple):
    right: int
    found: int
    gold: int

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.found + self.gold, 1)


def read_gold(path: Path, language: str) -> Gold:
    text = path.read_text(encoding="utf-8")
    entities = frozenset(
        (label, _identity(label, name or surface, language)) for label, surface, name in _MENTION.findall(text)
    )
    title, _, body = _MENTION.sub(r"\2", text).partition("\n")
    return Gold(title, body.strip(), entities)


def _identity(label: str, name: str, language: str) -> str:
    countries = find_countries(ArticleText(f"in {name}", language)) if label == "LOC" else []
    whole = [found.entity for found in countries if found.entity and found.end - found.start == len(name)]
    entity = whole[0] if whole else named_entity(label, name, language)
    return entity_id(entity.label, entity.key)


def _article(gold: Gold, language: str) -> LanguageArticle:
    values = dict.fromkeys(field.name for field in fields(LanguageArticle))
    values |= {"article_id": "a", "source": "local", "title": gold.title, "body": gold.body, "language": language}
    values |= {"document_uri": "file:///a", "first_seen_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC)}
    return LanguageArticle(**values)


def with_components(golds: list[Gold], language: str, settings: EntitySettings) -> list[set[tuple[str, str]]]:
    found = mentions_of([_article(gold, language) for gold in golds], settings)
    return [{(mention.label, mention.entity_id) for mention in each.mentions} for each in found]


def without_components(golds: list[Gold], language: str, settings: EntitySettings) -> list[set[tuple[str, str]]]:
    """What the tagger alone finds, each name its own entity."""
    nlp = pipeline_for(language, settings).nlp
    if nlp is None:
        return [set() for _ in golds]
    texts = [f"{gold.title}\n{gold.body}" for gold in golds]
    spans = [[(span.label, text[span.start : span.end]) for span in doc_spans(nlp(text))] for text in texts]
    return [{(label, _identity(label, name, language)) for label, name in each} for each in spans]


def score(golds: list[Gold], predictions: list[set[tuple[str, str]]]) -> Score:
    pairs = list(zip(golds, predictions, strict=True))
    right = sum(len(gold.entities & predicted) for gold, predicted in pairs)
    return Score(right, sum(map(len, predictions)), sum(len(gold.entities) for gold in golds))


def golds_of(folder: Path, language: str) -> list[Gold]:
    return [read_gold(path, language) for path in sorted((folder / language).glob("*.txt"))]


def measure(settings: EntitySettings) -> dict[str, dict[str, float]]:
    """Return F1 by set and language, with and without the article-level components."""
    return {name: _figures(folder, settings) for name, folder in SETS.items()}


def _figures(folder: Path, settings: EntitySettings) -> dict[str, float]:
    figures = {}
    for language in ("de", "en"):
        golds = golds_of(folder, language)
        figures[f"{language}"] = round(score(golds, with_components(golds, language, settings)).f1, 4)
        figures[f"{language}_tagger_alone"] = round(score(golds, without_components(golds, language, settings)).f1, 4)
    return figures


@pytest.fixture(scope="module")
def figures() -> dict[str, dict[str, float]]:
    return measure(EntitySettings())


@pytest.mark.parametrize(
    ("name", "language", "size"),
    [("articles", "de", 20), ("articles", "en", 10), ("desks", "de", 37), ("desks", "en", 17)],
)
def test_the_gold_is_readable(name, language, size):
    golds = golds_of(SETS[name], language)
    assert len(golds) == size
    assert all(len(gold.entities) >= 7 and "[" not in gold.body for gold in golds)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", SETS)
def test_distinct_entities_reach_the_target_and_the_baseline(figures, name, language):
    pinned = json.loads(BASELINE.read_text())
    assert figures[name][language] >= TARGETS[name]
    assert figures[name][language] >= pinned[name][language] - SLACK


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", SETS)
def test_the_components_lift_the_tagger(figures, name, language):
    assert figures[name][language] > figures[name][f"{language}_tagger_alone"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_gold_article_is_in_the_training_corpus(language):
    corpus = Path(__file__).parents[2] / "corpus" / language
    trained = " ".join(path.read_text(encoding="utf-8") for path in sorted(corpus.glob("*.txt")))
    trained = _ANNOTATION.sub(r"\1", trained)
    for folder in SETS.values():
        for gold in golds_of(folder, language):
            longest = max(re.split(r"(?<=[.!?]) ", gold.body), key=len)
            assert longest not in trained


if __name__ == "__main__":
    chosen = EntitySettings.of(dict(argument.split("=", 1) for argument in sys.argv[1:] if "=" in argument))
    measured = measure(chosen)
    print(json.dumps(measured, indent=1))  # noqa: T201  a measuring script prints
    if "--pin" in sys.argv:
        BASELINE.write_text(json.dumps(measured, indent=1) + "\n")
