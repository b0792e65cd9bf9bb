"""``train-ner``: train a model of one's own, as the built-in ones were trained."""

from pathlib import Path
from typing import Annotated

import typer

from newsmill.pipeline.cli.options import pairs


def add_to(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("train-ner", short_help="Train an entity model from annotated files.")(train_ner)


def train_ner(
    corpora: Annotated[
        list[Path],
        typer.Argument(
            help="Annotated files in order: IOB2/CoNLL (.iob, .conll, also .gz), spaCy's .spacy, or inline .txt.",
            metavar="CORPUS",
        ),
    ],
    language: Annotated[str, typer.Option("--language", "-l", help="Language code.", metavar="LANG")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder of the new pipeline.", metavar="DIR")],
    version: Annotated[str, typer.Option("--version", help="Version of the pipeline.", metavar="X.Y.Z")] = "1.0.0",
    note: Annotated[
        list[str] | None,
        typer.Option("--note", help="Licence and origin of a corpus, for the model card.", metavar="CORPUS=TEXT"),
    ] = None,
    evaluate: Annotated[
        bool, typer.Option("--evaluate/--no-evaluate", help="Score a held-out tenth for the model card.")
    ] = True,
) -> None:
    """Train an entity model and write it as a spaCy pipeline with its model card.

    The same files give the same bytes. Use the folder with `newsmill run --model LANG=DIR`.
    """
    from newsmill.pipeline.errors import UsageError
    from newsmill.transforms.entities.training import TrainingDataError, TrainSettings, train

    notes = tuple(sorted((pairs(note, "--note") or {}).items()))
    settings = TrainSettings(language, tuple(corpora), output, version=version, notes=notes, evaluate=evaluate)
    try:
        report = train(settings)
    except TrainingDataError as error:
        raise UsageError(str(error)) from error
    sentences = sum(corpus.sentences for corpus in report.corpora)
    typer.echo(f"✓ {output}: {sentences:,} sentences, {report.features:,} features; see {output / 'MODEL_CARD.md'}")
