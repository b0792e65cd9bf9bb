"""Speed of an embedded pipeline against a spaCy CNN on the same texts, in alternating runs of one process.

    python -m benchmarks.ner_speed --language de --texts news.jsonl.gz --field text --articles 200 --rounds 5

The CNN is spaCy's usual ``ner`` over ``tok2vec`` of width 96 and depth 4, with random weights behind spaCy's
sentencizer: its speed does not depend on what it learnt. Without ``--texts`` the sentences of ``--own`` are joined to
articles. Every side goes the way of ``newsmill run``: batches of 256 articles, the embedded pipeline without documents
of spaCy's, the CNN with them, in a memory zone, so that the vocabulary does not grow. Words are tokens that are not
white space; times are CPU seconds of the process. The last line is one JSON object.
"""

import argparse
import gzip
import json
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from itertools import islice
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from thinc.api import NumpyOps, set_current_ops

from benchmarks.duplicate_articles import article
from newsmill.schemas.rows.article import LanguageArticle
from newsmill.transforms.deduplicate.work import UNIT_ROWS
from newsmill.transforms.entities import EntitySettings, mentions_of
from newsmill.transforms.entities.pipelines import _pipeline, pipeline_for
from newsmill.transforms.entities.tagging import read_docs, tag_texts
from newsmill.transforms.entities.training.inline import parse_inline
from newsmill.transforms.entities.word_reader import WordReader

SENTENCES_PER_ARTICLE = 20
SETTINGS = EntitySettings.of()
Tag = Callable[[Sequence[LanguageArticle]], object]


def read_texts(path: Path, field: str) -> Iterator[str]:
    """Give the texts of a JSON Lines file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line)[field] for line in lines)


def own_texts(folder: Path) -> Iterator[str]:
    """Join the sentences of the own corpus to articles."""
    for path in sorted(folder.glob("*.txt")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
        plain = [parse_inline(line.strip(), path, number)[0] for number, line in enumerate(lines, 1)]
        for start in range(0, len(plain), SENTENCES_PER_ARTICLE):
            yield " ".join(plain[start : start + SENTENCES_PER_ARTICLE])


def texts_of(options: argparse.Namespace) -> list[str]:
    """Return the texts that ``options_of`` asks for."""
    source = read_texts(options.texts, options.field) if options.texts else own_texts(options.own)
    return list(islice(source, options.articles))


def cnn(language: str) -> Language:
    """Make a pipeline with the CNN that spaCy's small and middle models have."""
    nlp = spacy.blank(language)
    nlp.add_pipe("sentencizer")
    tok2vec = {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "width": 96,
        "depth": 4,
        "embed_size": 2000,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
        "pretrained_vectors": None,
    }
    ner: Any = nlp.add_pipe("ner", config={"model": {"tok2vec": tok2vec}})
    for label in ("LOC", "MISC", "ORG", "PER"):
        ner.add_label(label)
    nlp.initialize()
    return nlp


def fresh(language: str) -> WordReader:
    """Load the embedded pipeline as ``newsmill run`` does, knowing no word from the round before."""
    _pipeline.cache_clear()
    reader = pipeline_for(language, SETTINGS).words
    if reader is None:
        raise SystemExit(f"no embedded pipeline reads {language}")
    return reader


def tagger(language: str) -> Tag:
    """Return the embedded tagger alone."""
    reader = fresh(language)
    return lambda articles: tag_texts(reader.read, [article.body for article in articles])


def whole(language: str) -> Tag:
    """Return all that a run does to find entities: the tagger, and the rules that read the article as one."""
    fresh(language)
    return lambda articles: mentions_of(articles, SETTINGS)


def convolutional(language: str) -> Tag:
    """Return the CNN, called as other people's models are."""
    read = read_docs(cnn(language), SETTINGS.batch_size)
    return lambda articles: tag_texts(read, [article.body for article in articles])


def seconds(tag: Tag, articles: list[LanguageArticle]) -> float:
    """Tag all articles once, in batches as a run does, and give the CPU seconds."""
    start = time.process_time()
    for first in range(0, len(articles), UNIT_ROWS):
        tag(articles[first : first + UNIT_ROWS])
    return time.process_time() - start


def told(text: str, language: str, number: int) -> LanguageArticle:
    """Return a text as the language stage gives it."""
    row = article(str(number), None, text, "example.org", number)
    values = {field.name: getattr(row, field.name) for field in fields(row)}
    return LanguageArticle(**values, language=language, language_score=1.0)


def main() -> None:
    """Run what the command line asks for."""
    options = options_of(__doc__)
    texts = texts_of(options)
    blank = spacy.blank(options.language)
    words = sum(not token.is_space for text in texts for token in blank(text))
    articles = [told(text, options.language, number) for number, text in enumerate(texts)]
    load = time.process_time()
    fresh(options.language)
    load = time.process_time() - load
    times = _times(options.language, articles, options.rounds, words)
    ratios = [(name, zip(times["whole"], times[name], strict=True)) for name in ("cnn", "cnn_without_blis")]
    figures = {
        "words": words,
        "words_per_cpu_second": {name: round(words / statistics.median(taken)) for name, taken in times.items()},
        "ratio_of_whole_to_median": {
            name: round(statistics.median(other / own for own, other in pairs), 2) for name, pairs in ratios
        },
        "load_cpu_seconds": round(load, 2),
    }
    print(json.dumps(figures))


def options_of(told: str) -> argparse.Namespace:
    """Read which texts are taken how often; the first line of ``told`` describes the command."""
    parser = argparse.ArgumentParser(description=told.partition("\n")[0])
    parser.add_argument("--language", default="de")
    parser.add_argument("--texts", type=Path, help="JSON Lines file")
    parser.add_argument("--field", default="text")
    parser.add_argument("--own", type=Path, default=Path("corpus/de"), help="folder of inline sentences")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


def _times(language: str, articles: list[LanguageArticle], rounds: int, words: int) -> dict[str, list[float]]:
    """Return the CPU seconds of each side in each round, the sides by turns."""
    sides = {"tagger": tagger, "whole": whole, "cnn": convolutional, "cnn_without_blis": convolutional}
    times: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(rounds):
        for name, make in sides.items():
            set_current_ops(NumpyOps(use_blis=name != "cnn_without_blis"))
            times[name].append(seconds(make(language), articles))
            print(f"round {number + 1}  {name:18} {words / times[name][-1]:12,.0f} words/s", flush=True)
    return times


if __name__ == "__main__":
    main()
