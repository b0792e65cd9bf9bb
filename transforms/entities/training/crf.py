"""Fitting the linear chain: a conditional random field by crfsuite's L-BFGS with elastic-net regularization.

Source: Lafferty, McCallum, Pereira (2001); Okazaki's crfsuite through python-crfsuite. The fit is deterministic: one
thread, double precision, data in the order given.
"""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

from newsmill.transforms.entities.tagger.context_features import context_features
from newsmill.transforms.entities.tagger.gazetteer import Gazetteer
from newsmill.transforms.entities.tagger.lexicon import Lexicon
from newsmill.transforms.entities.tagger.sequence_tagger import LONGEST_WORD
from newsmill.transforms.entities.tagger.weights import Weights
from newsmill.transforms.entities.tagger.word_features import BOUNDARY_FEATURES, OFFSETS, WordFeatures, WordView
from newsmill.transforms.entities.training.sentences import TrainingSentence


class FitSettings(NamedTuple):
    """How the weights are fitted; the defaults were chosen by cross-validation on GermEval 2014."""

    l1: float = 0.2
    """Coefficient of the sum of absolute weights; drives rare features to zero, so it sets the size of the model."""
    l2: float = 0.05
    """Coefficient of the sum of squared weights."""
    iterations: int = 80
    """Most L-BFGS iterations."""
    least_count: int = 1
    """Features seen less often are left out."""


class Featurizer:
    """Words to the feature names the tagger will look up, with each word type worked out once."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self._words = WordFeatures(lexicon, gazetteer)
        self._gazetteer = gazetteer
        self._known: dict[str, tuple[dict[int, list[str]], WordView]] = {}

    def __call__(self, words: Sequence[str]) -> list[list[str]]:
        """Give the features of every token of a sentence."""
        known = [self._of(word) for word in words]
        rows = context_features(words, [view for _, view in known], self._gazetteer)
        for position, names in enumerate(rows):
            for offset in OFFSETS:
                place = position + offset
                seen = known[place][0][offset] if 0 <= place < len(words) else BOUNDARY_FEATURES[offset]
                names.extend([f"{offset}{name}" for name in seen])
        return rows

    def _of(self, word: str) -> tuple[dict[int, list[str]], WordView]:
        if word not in self._known:
            cut = word[:LONGEST_WORD]
            view = self._words.view(cut)
            self._known[word] = (self._words.features(cut, view), view)
        return self._known[word]


def fit(sentences: Iterable[TrainingSentence], featurize: Featurizer, settings: FitSettings) -> Weights:
    """Fit weights to annotated sentences."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for sentence in sentences:
        trainer.append(pycrfsuite.ItemSequence(featurize(sentence.words)), sentence.tags)
    trainer.set_params(
        {
            "c1": settings.l1,
            "c2": settings.l2,
            "max_iterations": settings.iterations,
            "feature.minfreq": settings.least_count,
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    return Weights.from_floats(tuple(sorted(info.labels)), info.state_features, info.transitions)
