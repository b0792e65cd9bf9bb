"""What can be wrong with a chosen model; each stops the run before anything is read.

``ModelError``
    ``UnknownModelError``: no installed package and no folder of that name.
    ``IncompatibleModelError``: it was made for another spaCy, or does not load.
    ``NoEntityModelError``: it loads, but has nothing that finds entities.
"""

import re

_OFFICIAL = re.compile(r"[a-z]{2,3}_(?:core|dep|ent|sent)_\w+_(?:sm|md|lg|trf)")


class ModelError(ValueError):
    """A model that was asked for cannot be used."""


class UnknownModelError(ModelError):
    """No installed package and no folder of that name."""


class IncompatibleModelError(ModelError):
    """The model was made for another spaCy, or does not load."""


class NoEntityModelError(ModelError):
    """The model loads, but has nothing that finds entities."""


def install_command(name: str) -> str | None:
    """Return the command that installs the official pipeline ``name``; null when it is not called like one.

    The official pipelines are no packages of PyPI: spaCy's command fetches their wheels from GitHub.

    >>> install_command("de_core_news_lg")
    'python -m spacy download de_core_news_lg'
    """
    return f"python -m spacy download {name}" if _OFFICIAL.fullmatch(name) else None
