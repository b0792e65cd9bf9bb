"""Speed of an embedded pipeline against a spaCy CNN on the same texts, in alternating runs of one process.

    python -m benchmarks.ner_speed --language de --texts news.jsonl.gz --field text --articles 200 --rounds 5

The CNN is spaCy's usual ``ner`` over ``tok2vec`` of width 96 and depth 4, with random weights behind spaCy's
sentencizer: its speed does not depend on what it learnt. Without ``--texts`` the sentences of ``--own`` are joined to
articles. Words are tokens that are not white space; times are CPU seconds of the process. The last line is one JSON
object.
"""

import argparse
import gzip
import json
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import NumpyOps, set_current_ops

from newsmill.transforms.entities.pipelines import EMBEDDED
from newsmill.transforms.entities.training.inline import parse_inline

SENTENCES_PER_ARTICLE = 20


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
    ner = nlp.add_pipe("ner", config={"model": {"tok2vec": tok2vec}})
    for label in ("LOC", "MISC", "ORG", "PER"):
        ner.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    return nlp


def embedded(language: str, *, article: bool) -> Language:
    """Load the embedded pipeline, with the article-level component if asked for."""
    nlp = spacy.load(EMBEDDED / language)
    if article:
        nlp.add_pipe("newsmill_article")
    return nlp


def seconds(nlp: Language, texts: list[str]) -> float:
    """Tag all texts once and give the CPU seconds."""
    start = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return time.process_time() - start


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--language", default="de")
    parser.add_argument("--texts", type=Path, help="JSON Lines file")
    parser.add_argument("--field", default="text")
    parser.add_argument("--own", type=Path, default=Path("corpus/de"), help="folder of inline sentences")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    source = read_texts(options.texts, options.field) if options.texts else own_texts(options.own)
    texts = [text for text, _ in zip(source, range(options.articles), strict=False)]
    blank = spacy.blank(options.language)
    words = sum(not token.is_space for text in texts for token in blank(text))
    load = time.process_time()
    spacy.load(EMBEDDED / options.language)
    load = time.process_time() - load
    sides: dict[str, Callable[[], Language]] = {
        "tagger": lambda: embedded(options.language, article=False),
        "whole": lambda: embedded(options.language, article=True),
        "cnn": lambda: cnn(options.language),
        "cnn_without_blis": lambda: cnn(options.language),
    }
    times: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(options.rounds):
        for name, make in sides.items():
            set_current_ops(NumpyOps(use_blis=name != "cnn_without_blis"))
            times[name].append(seconds(make(), texts))  # freshly loaded: no word is known from the round before
            print(f"round {number + 1}  {name:18} {words / times[name][-1]:12,.0f} words/s", flush=True)
    rate = {name: round(words / statistics.median(taken)) for name, taken in times.items()}
    ratios = {
        name: round(statistics.median(other / own for own, other in zip(times["whole"], times[name], strict=True)), 2)
        for name in ("cnn", "cnn_without_blis")
    }
    print(
        json.dumps(
            {
                "words": words,
                "words_per_cpu_second": rate,
                "ratio_of_whole_to_median": ratios,
                "load_cpu_seconds": round(load, 2),
            }
        )
    )


if __name__ == "__main__":
    main()
