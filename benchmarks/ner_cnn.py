"""Quality of the embedded sequence tagger against a spaCy CNN trained on the very same sentences.

    python -m benchmarks.ner_cnn --language de --cross-validate germeval2014.iob.gz --own corpus/de --minutes 15

The CNN is that of ``ner_speed``, trained with spaCy's defaults (Adam, dropout 0.1, batches of 100 to 1,000 words) and
averaged weights. ``--cross-validate`` trains on four fifths of one corpus, on ``--train`` and ``--own``, and scores the
last fifth; ``--test`` corpora are scored too. The choice favours the CNN: of all its epochs the one best on the first
test set is taken. Labels that some training corpus lacks (MISC in English) would teach the CNN that such entities are
none, so they are kept from it and not compared. Figures are strict span F1 in percent, ``names`` over PER LOC ORG. The
last line is one JSON object.
"""

import json
import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from thinc.api import Adam, compounding, fix_random_seed

from benchmarks.ner_quality import Bench, Figures, Sentences, corpus_parser, figures, show
from benchmarks.ner_speed import cnn
from newsmill.transforms.entities.tagger.bio import tags_of
from newsmill.transforms.entities.training.scoring import count
from newsmill.transforms.entities.training.sentences import TrainingSentence

SEED = 1
Tests = Mapping[str, Sentences]
Words = Sequence[str]


class Side(NamedTuple):
    """One of the two models as trained, and its scores by test set."""

    epoch: int
    cpu_minutes: float
    figures: dict[str, Figures]


def labels_of(sentences: Sentences) -> set[str]:
    """Give the labels that occur."""
    return {tag[2:] for sentence in sentences for tag in sentence.tags if tag != "O"}


def example(nlp: Language, sentence: TrainingSentence, labels: set[str]) -> Example:
    """Make a training example of one sentence, with the entities of ``labels``."""
    words, ents = list(sentence.words), [tag if tag[2:] in labels else "O" for tag in sentence.tags]
    return Example(Doc(nlp.vocab, words=words), Doc(nlp.vocab, words=words, ents=ents))


def cnn_tags(nlp: Language, sentences: Iterable[Words]) -> list[list[str]]:
    """Tag the words of sentences with a trained pipeline."""
    docs = nlp.pipe(Doc(nlp.vocab, words=list(words)) for words in sentences)
    return [tags_of(len(doc), [(span.start, span.end, span.label_) for span in doc.ents]) for doc in docs]


def scores(tests: Tests, tag: Callable[[list[Words]], list[list[str]]], labels: set[str]) -> dict[str, Figures]:
    """Score each test set by the labels it has in common with training."""
    counts = {name: count([one.tags for one in test], tag([one.words for one in test])) for name, test in tests.items()}
    return {name: figures(counts[name], sorted(labels & labels_of(test))) for name, test in tests.items()}


def epochs(nlp: Language, examples: list[Example], tests: Tests, labels: set[str], limit: float) -> Iterator[Side]:
    """Train until ``limit`` CPU minutes are over; score after each epoch."""
    optimizer, shuffle = Adam(0.001, L2=0.01, grad_clip=1.0, use_averages=True), random.Random(SEED)
    sizes, minutes, epoch = compounding(100, 1000, 1.001), 0.0, 0
    while minutes < limit:
        epoch, start = epoch + 1, time.process_time()
        shuffle.shuffle(examples)
        for batch in minibatch_by_words(examples, sizes):  # type: ignore[arg-type]  # it takes any iterable of sizes
            nlp.update(batch, sgd=optimizer, drop=0.1)
        minutes += (time.process_time() - start) / 60
        with nlp.use_params(optimizer.averages or {}):
            side = Side(epoch, round(minutes, 2), scores(tests, partial(cnn_tags, nlp), labels))
        show(f"epoch {epoch:3}, {minutes:5.1f} CPU minutes", next(iter(side.figures.values())))
        yield side


def train_cnn(language: str, training: list[Sentences], tests: Tests, labels: set[str], limit: float) -> Side:
    """Train for ``limit`` CPU minutes; give the epoch that is best on the first test set."""
    fix_random_seed(SEED)
    nlp = cnn(language)
    nlp.remove_pipe("sentencizer")  # sentences are given; cutting them again would only do harm
    examples = [example(nlp, sentence, labels) for sentences in training for sentence in sentences]
    return max(epochs(nlp, examples, tests, labels, limit), key=lambda side: side.figures[next(iter(tests))]["names"])


def train_tagger(bench: Bench, tests: Tests, labels: set[str]) -> Side:
    """Fit the embedded tagger to the same sentences."""
    start = time.process_time()
    tagger = bench.tagger(0 if bench.folded else None, bench.own)
    return Side(1, round((time.process_time() - start) / 60, 2), scores(tests, tagger.tag, labels))


def main() -> None:
    """Run what the command line asks for."""
    parser = corpus_parser(__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=15, help="CPU minutes for the CNN")
    options = parser.parse_args()
    bench = Bench(options)
    tests: Tests = {**({"first fold": bench.folded[::5]} if bench.folded else {}), **bench.tests}
    kept = [sentence for number, sentence in enumerate(bench.folded) if number % 5]
    training = [sentences for sentences in (kept, *bench.train, bench.own) if sentences]
    labels = set.intersection(*map(labels_of, training))
    sides = {"cnn": train_cnn(options.language, training, tests, labels, options.minutes)}
    sides["tagger"] = train_tagger(bench, tests, labels)
    for test in tests:
        for name, side in sides.items():
            show(f"{test}: {name}", side.figures[test])
        gain = {key: value - sides["cnn"].figures[test][key] for key, value in sides["tagger"].figures[test].items()}
        show(f"{test}: gain", gain)
    print(json.dumps({"sentences": sum(map(len, training))} | {name: side._asdict() for name, side in sides.items()}))


if __name__ == "__main__":
    main()
