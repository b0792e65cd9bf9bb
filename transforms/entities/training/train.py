"""``newsmill train-ner``: annotated files in, a spaCy pipeline folder and its model card out.

The same files and settings give the same bytes: corpora are taken in the order given, fitting is single-threaded, and
nothing in the folder tells the time or the machine.

Corpora that never use a label are taken as not annotated for it. Trained on as they are, they would teach the model
that such entities are none; so a first model, fitted to the corpora that have every label, fills in the missing labels
where the corpus itself says nothing, and the final model is fitted to all, and to some of all once more in capitals.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import spacy
from spacy.language import Language

from newsmill.transforms.entities.tagger import FACTORY, Gazetteer, Lexicon, NewsmillTagger, SequenceTagger
from newsmill.transforms.entities.tagger.bio import spans_of, tags_of
from newsmill.transforms.entities.training.capitals import with_capitals
from newsmill.transforms.entities.training.corpora import read_corpus
from newsmill.transforms.entities.training.crf import Featurizer, FitSettings, fit
from newsmill.transforms.entities.training.lexicon_source import read_lexicon
from newsmill.transforms.entities.training.model_card import write_card
from newsmill.transforms.entities.training.names import read_gazetteer
from newsmill.transforms.entities.training.notes import NOTES
from newsmill.transforms.entities.training.report import CorpusUse, TrainReport, scores_of
from newsmill.transforms.entities.training.sentences import Corpus, TrainingDataError, TrainingSentence
from newsmill.transforms.entities.training.tokenizer import set_tokenizer

SENTENCES = "newsmill_sentences"
"""The component before the tagger; ``newsmill.transforms.entities`` registers it."""
_HELD_OUT = 10
"""Every so many-th sentence of each corpus is held out to score the model card; then the model is fitted to all."""


class TrainSettings(NamedTuple):
    """What is trained from what."""

    language: str
    """spaCy's language code; all but ``de`` and ``en`` train without lexicon and with the lists for any language."""
    corpora: tuple[Path, ...]
    """Files (IOB2, ``.spacy``, inline ``.txt``) or folders of inline files, in order."""
    output: Path
    """Folder of the pipeline; replaced if it holds one."""
    version: str = "1.0.0"
    """Version of the pipeline, for its ``meta.json``."""
    fit: FitSettings = FitSettings()
    """How the weights are fitted."""
    notes: tuple[tuple[str, str], ...] = ()
    """Licence and origin by corpus name, for the model card; well-known corpora need none (``NOTES``)."""
    evaluate: bool = True
    """Hold out a tenth of every corpus for the scores of the card; this fits the model twice."""


def train(settings: TrainSettings) -> TrainReport:
    """Train a pipeline, write it to ``settings.output`` with its card, and tell what was done.

    Raises:
        TrainingDataError: a corpus is missing, empty or broken, or the output folder holds something else.
    """
    _check_output(settings.output)
    nlp = _blank(settings.language)
    corpora = [read_corpus(path, nlp) for path in settings.corpora]
    lexicon, gazetteer = read_lexicon(settings.language), read_gazetteer(settings.language)
    featurize = Featurizer(lexicon, gazetteer)
    scores = _held_out_scores(corpora, featurize, lexicon, gazetteer, settings.fit) if settings.evaluate else {}
    tagger = fit_tagger([corpus.sentences for corpus in corpora], featurize, lexicon, gazetteer, settings.fit)
    report = TrainReport(
        language=settings.language,
        version=settings.version,
        corpora=tuple(
            CorpusUse.of(corpus, {**NOTES, **dict(settings.notes)}.get(corpus.name, "")) for corpus in corpora
        ),
        scores=scores,
        features=len(tagger.weights.features),
        classes=len(lexicon.classes),
        has_kinds=lexicon.has_kinds,
        fit=settings.fit,
    )
    _save(_blank(settings.language), tagger, report, settings.output)  # the words of the corpora stay behind
    return report


def fit_tagger(
    corpora: Sequence[Sequence[TrainingSentence]],
    featurize: Featurizer,
    lexicon: Lexicon,
    gazetteer: Gazetteer,
    settings: FitSettings,
) -> SequenceTagger:
    """Fit one tagger to corpora that need not all be annotated for every label."""
    labelled = [(corpus, _labels(corpus)) for corpus in corpora]
    every = frozenset[str]().union(*(labels for _, labels in labelled))
    full = [sentence for corpus, labels in labelled if labels == every for sentence in corpus]
    if full and any(labels != every for _, labels in labelled):
        first = SequenceTagger(lexicon, gazetteer, fit(full, featurize, settings))
        labelled = [(_filled(corpus, labels, first), labels) for corpus, labels in labelled]
    sentences = [sentence for corpus, _ in labelled for sentence in corpus]
    return SequenceTagger(lexicon, gazetteer, fit(with_capitals(sentences), featurize, settings))


def _labels(corpus: Sequence[TrainingSentence]) -> frozenset[str]:
    return frozenset(tag[2:] for sentence in corpus for tag in sentence.tags if tag != "O")


def _filled(
    corpus: Sequence[TrainingSentence], labels: frozenset[str], tagger: SequenceTagger
) -> Sequence[TrainingSentence]:
    """Add what ``tagger`` finds of labels the corpus lacks, where its own annotation leaves room."""
    found = tagger.tag([sentence.words for sentence in corpus])
    return [_overlaid(sentence, tags, labels) for sentence, tags in zip(corpus, found, strict=True)]


def _overlaid(sentence: TrainingSentence, found: Sequence[str], labels: frozenset[str]) -> TrainingSentence:
    spans = spans_of(sentence.tags)
    taken = {position for start, end, _ in spans for position in range(start, end)}
    added = [span for span in spans_of(found) if span[2] not in labels and taken.isdisjoint(range(*span[:2]))]
    return TrainingSentence(sentence.words, tuple(tags_of(len(sentence.words), sorted(spans + added))))


def _held_out_scores(
    corpora: Sequence[Corpus], featurize: Featurizer, lexicon: Lexicon, gazetteer: Gazetteer, settings: FitSettings
) -> dict[str, dict[str, float]]:
    """Score every corpus on its held-out tenth, by a model fitted to the rest of all."""
    kept = [[s for number, s in enumerate(corpus.sentences) if number % _HELD_OUT] for corpus in corpora]
    tagger = fit_tagger(kept, featurize, lexicon, gazetteer, settings)
    return {corpus.name: scores_of(tagger, corpus.sentences[::_HELD_OUT], corpus.labels) for corpus in corpora}


def _blank(language: str) -> Language:
    nlp = spacy.blank(language)
    set_tokenizer(nlp)
    return nlp


def _check_output(output: Path) -> None:
    if output.exists() and not (output / "meta.json").exists() and (not output.is_dir() or any(output.iterdir())):
        raise TrainingDataError(output, 0, "output folder exists and holds no pipeline; name an empty or a new folder")
    output.parent.mkdir(parents=True, exist_ok=True)


def _save(nlp: Language, tagger: SequenceTagger, report: TrainReport, output: Path) -> None:
    nlp.add_pipe(SENTENCES)
    component = nlp.add_pipe(FACTORY)
    assert isinstance(component, NewsmillTagger)  # noqa: S101  (our own factory)
    component.tagger = tagger
    nlp.meta.update(
        name="newsmill",
        version=report.version,
        description="Linear sequence tagger for news: PER, LOC, ORG, MISC",
        author="newsmill",
        license=report.licence,
        spacy_version=">=3.8,<3.9",
        spacy_git_version="",
    )
    fresh = output.with_name(f"{output.name}.part")  # readers of the old folder never see half a new one
    shutil.rmtree(fresh, ignore_errors=True)
    nlp.to_disk(fresh)
    (fresh / "MODEL_CARD.md").write_text(write_card(report), encoding="utf-8")
    if output.exists():
        shutil.rmtree(output)
    fresh.rename(output)
