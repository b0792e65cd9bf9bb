"""Quality of the embedded sequence tagger: cross-validation, other corpora, and the curve over own sentences.

    python -m benchmarks.ner_quality --language de --cross-validate germeval2014.iob.gz germeval2014_dev.iob.gz
        --own corpus/de --test smartdata_news.iob.gz --curve 0 1000 2000 4000

Every figure is strict span F1 in percent. Cross-validation trains on four fifths of the corpora given (as one) and on
all of ``--train`` and ``--own``, and scores the last fifth. ``--test`` corpora are scored by the model of the first
fold, or, without ``--cross-validate``, by a model of everything else; labels they never use are not counted. The
curve repeats the first fold with so many own sentences, taken evenly. The last line is one JSON object.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import spacy

import newsmill.transforms.entities as _  # noqa: F401  (registers the components)
from newsmill.transforms.entities.tagger import SequenceTagger
from newsmill.transforms.entities.tagger.bio import LABELS
from newsmill.transforms.entities.training.corpora import read_corpus
from newsmill.transforms.entities.training.crf import Featurizer, FitSettings
from newsmill.transforms.entities.training.iob import read_iob
from newsmill.transforms.entities.training.lexicon_source import read_lexicon
from newsmill.transforms.entities.training.names import read_gazetteer
from newsmill.transforms.entities.training.scoring import count, score
from newsmill.transforms.entities.training.sentences import TrainingSentence
from newsmill.transforms.entities.training.tokenizer import set_tokenizer
from newsmill.transforms.entities.training.train import fit_tagger

NAMES = ("LOC", "ORG", "PER")
Sentences = Sequence[TrainingSentence]
Figures = dict[str, float]


def figures(counts: dict[str, Counter[str]], labels: Sequence[str]) -> Figures:
    """Give F1 per label, over PER LOC ORG, and over all labels if MISC is among them."""
    found = {label: score(counts, [label]).f1 for label in labels}
    found["names"] = score(counts, NAMES).f1
    if "MISC" in labels:
        found["all"] = score(counts, LABELS).f1
    return {key: round(value, 2) for key, value in found.items()}


class Bench:
    """The data and settings of one run."""

    def __init__(self, options: argparse.Namespace) -> None:
        """Read all corpora of the command line."""
        nlp = spacy.blank(options.language)
        set_tokenizer(nlp)
        self.lexicon = read_lexicon(options.language)
        self.gazetteer = read_gazetteer(options.language)
        self.featurize = Featurizer(self.lexicon, self.gazetteer)
        self.fit = FitSettings(epochs=options.epochs)
        self.folded = [s for path in options.cross_validate for s in read_corpus(path, nlp).sentences]
        self.train = [read_corpus(path, nlp).sentences for path in options.train]
        self.own = read_corpus(options.own, nlp).sentences if options.own else ()
        self.tests = {path.name.partition(".")[0]: read_iob(path, strict=False) for path in options.test}

    def tagger(self, fold: int | None, own: Sentences) -> SequenceTagger:
        """Train on all but one fold, the other corpora, and ``own``."""
        kept = [s for number, s in enumerate(self.folded) if fold is None or number % 5 != fold]
        corpora = [corpus for corpus in (kept, *self.train, own) if corpus]
        return fit_tagger(corpora, self.featurize, self.lexicon, self.gazetteer, self.fit)

    def held_out(self, tagger: SequenceTagger, fold: int) -> dict[str, Counter[str]]:
        """Count over one fold."""
        return counted(tagger, [s for number, s in enumerate(self.folded) if number % 5 == fold])

    def others(self, tagger: SequenceTagger) -> dict[str, Figures]:
        """Score the other corpora."""
        return {name: self._other(tagger, sentences) for name, sentences in self.tests.items()}

    @staticmethod
    def _other(tagger: SequenceTagger, sentences: Sentences) -> Figures:
        labels = sorted({tag[2:] for sentence in sentences for tag in sentence.tags if tag != "O"})
        return figures(counted(tagger, sentences), labels)


def counted(tagger: SequenceTagger, sentences: Sentences) -> dict[str, Counter[str]]:
    """Count gold, found and matching spans."""
    return count([s.tags for s in sentences], tagger.tag([s.words for s in sentences]))


def evenly(sentences: Sentences, size: int) -> Sentences:
    """Take ``size`` sentences evenly."""
    return [sentences[number * len(sentences) // size] for number in range(size)]


def cross_validation(bench: Bench, folds: int) -> tuple[Figures, dict[str, Figures]]:
    """Run the folds; the other corpora are scored by the first model."""
    total: dict[str, Counter[str]] = {}
    others: dict[str, Figures] = {}
    for fold in range(folds):
        tagger = bench.tagger(fold, bench.own)
        for label, counts in bench.held_out(tagger, fold).items():
            total.setdefault(label, Counter()).update(counts)
        others = others or bench.others(tagger)
    return figures(total, LABELS), others


def show(name: str, row: Figures) -> None:
    """Print one row."""
    print(f"{name:40}" + "".join(f"{key:>6} {value:5.1f}" for key, value in row.items()), flush=True)


def curve(bench: Bench, sizes: Sequence[int]) -> dict[int, dict[str, Figures]]:
    """Score the first fold and the other corpora with growing parts of the own sentences."""
    points: dict[int, dict[str, Figures]] = {}
    for size in sizes:
        tagger = bench.tagger(0 if bench.folded else None, evenly(bench.own, min(size, len(bench.own))))
        points[size] = bench.others(tagger)
        if bench.folded:
            points[size]["first fold"] = figures(bench.held_out(tagger, 0), LABELS)
        for name, row in points[size].items():
            show(f"{size:6} own sentences: {name}", row)
    return points


def corpus_parser(description: str) -> argparse.ArgumentParser:
    """Make a parser of what ``Bench`` reads."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--language", required=True)
    parser.add_argument("--cross-validate", type=Path, nargs="*", default=[], help="corpora to fold, as one")
    parser.add_argument("--train", type=Path, nargs="*", default=[], help="other training corpora")
    parser.add_argument("--own", type=Path, help="folder of inline sentences")
    parser.add_argument("--test", type=Path, nargs="*", default=[], help="corpora to score only")
    parser.add_argument("--epochs", type=int, default=FitSettings().epochs)
    return parser


def main() -> None:
    """Run what the command line asks for."""
    parser = corpus_parser(__doc__.partition("\n")[0])
    parser.add_argument("--folds", type=int, default=5, help="how many of the five folds to run")
    parser.add_argument("--curve", type=int, nargs="*", default=[], help="numbers of own sentences")
    options = parser.parse_args()
    bench = Bench(options)
    result: dict[str, object] = {"own_sentences": len(bench.own)}
    if bench.folded and options.folds:
        result["cross_validation"], others = cross_validation(bench, options.folds)
        show(f"{options.folds} folds", result["cross_validation"])  # type: ignore[arg-type]
    else:
        others = bench.others(bench.tagger(None, bench.own)) if bench.tests and not options.curve else {}
    for name, row in others.items():
        show(name, row)
    result["other_corpora"] = others
    result["curve"] = curve(bench, options.curve)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
