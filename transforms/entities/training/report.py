"""What a training run did: the data of the model card and of the command's answer."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Self

from newsmill.transforms.entities.tagger import SequenceTagger
from newsmill.transforms.entities.training.crf import FitSettings
from newsmill.transforms.entities.training.scoring import count, score
from newsmill.transforms.entities.training.sentences import Corpus, TrainingSentence


class CorpusUse(NamedTuple):
    """One corpus as it went into the model."""

    name: str
    sentences: int
    tokens: int
    spans: tuple[tuple[str, int], ...]
    """Entities by label, sorted by label."""
    skipped: int
    """Sentences left out because an entity does not begin and end where tokens do."""
    note: str
    """Licence and origin, as given in the settings; empty if none was."""

    @classmethod
    def of(cls, corpus: Corpus, note: str) -> Self:
        """Count a corpus."""
        spans = Counter(tag[2:] for sentence in corpus.sentences for tag in sentence.tags if tag.startswith("B-"))
        tokens = sum(len(sentence.words) for sentence in corpus.sentences)
        return cls(corpus.name, len(corpus.sentences), tokens, tuple(sorted(spans.items())), corpus.skipped, note)


class TrainReport(NamedTuple):
    """A finished training run."""

    language: str
    version: str
    corpora: tuple[CorpusUse, ...]
    scores: Mapping[str, Mapping[str, float]]
    """Strict span F1 in percent on the held-out tenth, by corpus name, then by label and ``all``."""
    features: int
    """Features with a weight."""
    classes: int
    """Words with classes by their vectors in the lexicon."""
    has_kinds: bool
    """The lexicon holds kinds of words by a dictionary, which is under a share-alike licence."""
    fit: FitSettings

    @property
    def licence(self) -> str:
        """The licence of the model: share-alike as soon as one corpus, or the dictionary in it, asks for it."""
        share_alike = self.has_kinds or any("BY-SA" in corpus.note for corpus in self.corpora)
        return "CC-BY-SA-4.0" if share_alike else "CC-BY-4.0"


def scores_of(
    tagger: SequenceTagger, sentences: Sequence[TrainingSentence], labels: frozenset[str]
) -> dict[str, float]:
    """Give strict F1 per label and over all ``labels``, rounded to a tenth."""
    counts = count([s.tags for s in sentences], tagger.tag([s.words for s in sentences]))
    each = {label: round(score(counts, [label]).f1, 1) for label in sorted(labels)}
    return {**each, "all": round(score(counts, labels).f1, 1)}
