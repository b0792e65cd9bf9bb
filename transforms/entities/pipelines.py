"""Which spaCy pipeline reads which language, loaded once per worker process.

Order of choice: the one asked for (``--model de=de_core_news_lg``, a package or a folder); the embedded one
(``transforms/entities/models/LANG``); rules alone (countries, known institutions, quoted organisations), for every
other language and where the language is unknown. Pipes that entities do not need (parser, lemmatizer, ...) are not
loaded, and the newsmill sentence component comes first, so that no entity crosses a line.
"""

import gc
import json
import threading
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from spacy import about, util
from spacy.language import Language

from newsmill.transforms.entities.entity_settings import EntitySettings, primary_language
from newsmill.transforms.entities.names.entity_list import load_entity_list
from newsmill.transforms.entities.settings_errors import (
    IncompatibleModelError,
    NoEntityModelError,
    UnknownModelError,
)
from newsmill.transforms.entities.word_reader import WordReader, word_reader
from newsmill.transforms.ground.spacy_packages import EMBEDDED, install_command

_UNNEEDED = frozenset({
    "tagger", "parser", "senter", "sentencizer", "morphologizer", "attribute_ruler", "lemmatizer",
    "trainable_lemmatizer", "textcat", "textcat_multilabel", "spancat", "spancat_singlelabel", "entity_linker",
    "newsmill_article", "newsmill_sentences",
})  # fmt: skip
_LOADING = threading.Lock()
"""Held while a pipeline is loaded, so that threads that want the same one do not load it twice."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A loaded pipeline."""

    name: str
    """Name and version as the mentions bear it: ``newsmill-de 0.1.0``, ``de_core_news_lg 3.8.0``, ``rules-de``."""
    nlp: Language | None
    """The spaCy pipeline; null when rules alone read this language."""
    is_own: bool = False
    """It is an embedded model: what it raises is a fault of newsmill's."""
    words: WordReader | None = None
    """Reads texts as ``nlp`` does without documents of spaCy's; null where only ``nlp`` can."""
    lock: threading.Lock = field(default_factory=threading.Lock, compare=False)
    """Held while a model reads: engines run bundles in threads, which share what it learns of words."""


def pipeline_for(language: str | None, settings: EntitySettings) -> Pipeline:
    """Return the pipeline that reads ``language`` (a BCP-47 tag, or null).

    Raises:
        ModelError: the model asked for cannot be used; the message says what to do.
    """
    primary = primary_language(language)
    with _LOADING:
        return _pipeline(primary, settings.model_for(primary))


def languages_without_model(settings: EntitySettings, languages: list[str | None]) -> list[str | None]:
    """Return those of ``languages`` that rules alone read, in the same order, for the run's summary. Loads nothing."""
    return [language for language in languages if not _has_model(primary_language(language), settings)]


def check_models(settings: EntitySettings) -> None:
    """Load every model asked for, so that a wrong one stops the run before anything is read.

    Raises:
        ModelError: a model cannot be used; the message says what to do.
    """
    with _LOADING:
        for language, model in settings.models:
            _pipeline(language, model)


def check_settings(settings: EntitySettings) -> None:
    """Load every model and the entity list asked for, so that a wrong one stops the run before anything is read.

    Raises:
        EntitySettingsError: a model cannot be used or the list cannot be read; the message says what to do.
    """
    check_models(settings)
    if settings.entity_list is not None:
        load_entity_list(settings.entity_list)


@lru_cache(maxsize=32)
def _pipeline(language: str | None, model: str | None) -> Pipeline:
    if model is not None:
        nlp = _load(model)
        return Pipeline(_versioned_name(nlp.meta), nlp, words=word_reader(nlp))
    if language and (EMBEDDED / language / "meta.json").exists():
        nlp = _load(str(EMBEDDED / language))
        return Pipeline(f"newsmill-{language} {nlp.meta['version']}", nlp, is_own=True, words=word_reader(nlp))
    return Pipeline(f"rules-{language}" if language else "rules", None)


def _has_model(language: str | None, settings: EntitySettings) -> bool:
    chosen = settings.model_for(language) is not None
    return chosen or bool(language and (EMBEDDED / language / "meta.json").exists())


def _load(model: str) -> Language:
    folder = _folder(model)
    meta = _meta(model, folder)
    if not _is_compatible(meta):
        raise IncompatibleModelError(
            f"the spaCy pipeline {model} {meta.get('version')} needs spaCy {meta.get('spacy_version')}, installed is "
            f"{about.__version__}; {_advice(model)}"
        )
    try:
        nlp = util.load_model(_data(folder, meta), exclude=_UNNEEDED & set(meta.get("pipeline", ())))
    except (OSError, ValueError, ImportError, KeyError) as error:
        raise IncompatibleModelError(f"the spaCy pipeline {model} does not load: {error}; {_advice(model)}") from error
    return _prepare(nlp, model)


def _prepare(nlp: Language, model: str) -> Language:
    finders = [name for name in nlp.pipe_names if _finds_entities(nlp, name)]
    if not finders:
        raise NoEntityModelError(
            f"the spaCy pipeline {model} finds no entities: it has {', '.join(nlp.pipe_names) or 'no components'}, "
            "but no ner; choose one with ner, such as de_core_news_lg"
        )
    _drop_unheard(nlp, finders)
    nlp.add_pipe("newsmill_sentences", first=True)
    gc.freeze()  # a model stays as long as the process: the collector need not walk through it again and again
    return nlp


def _finds_entities(nlp: Language, name: str) -> bool:
    meta = nlp.get_pipe_meta(name)
    return meta.factory in ("ner", "beam_ner", "newsmill_tagger") or "doc.ents" in meta.assigns


def _drop_unheard(nlp: Language, finders: list[str]) -> None:
    """Remove shared embedding layers that no remaining component listens to: they cost most of the time."""
    for name in list(nlp.pipe_names):
        listeners = getattr(nlp.get_pipe(name), "listening_components", None)
        if listeners is not None and not set(listeners) & set(finders):
            nlp.remove_pipe(name)


def _folder(model: str) -> Path:
    if util.is_package(model):
        return Path(util.get_package_path(model))
    if (Path(model) / "meta.json").exists() or (Path(model) / "config.cfg").exists():
        return Path(model)
    raise UnknownModelError(
        f"no spaCy pipeline {model} is installed and no folder of that name holds one; {_advice(model)}"
    )


def _data(folder: Path, meta: dict[str, Any]) -> Path:
    """Return the folder that holds the pipeline: in a package the one named by language, name and version."""
    packed = folder / f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}"
    return packed if packed.is_dir() else folder


def _advice(model: str) -> str:
    command = install_command(model)
    return f"install it with: {command}" if command else "newsmill doctor lists the installed ones"


def _meta(model: str, folder: Path) -> dict[str, Any]:
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise IncompatibleModelError(f"the folder {folder} of {model} has no readable meta.json: {error}") from error
    if not isinstance(meta, dict):
        raise IncompatibleModelError(f"{folder / 'meta.json'} is no description of a spaCy pipeline")
    return meta


def _is_compatible(meta: dict[str, Any]) -> bool:
    wanted = str(meta.get("spacy_version") or "")
    return not wanted or util.is_compatible_version(about.__version__, wanted) is not False


def _versioned_name(meta: dict[str, Any]) -> str:
    return f"{meta['lang']}_{meta['name']} {meta['version']}"
