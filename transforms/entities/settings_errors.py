"""What can be wrong with the settings of the entities stage; each stops the run before anything is read.

``EntitySettingsError``
    ``ModelError``
        ``UnknownModelError``: no installed package and no folder of that name.
        ``IncompatibleModelError``: it was made for another spaCy, or does not load.
        ``NoEntityModelError``: it loads, but has nothing that finds entities.
    ``EntityListError``: the user's own list cannot be read.
"""

import re

_OFFICIAL = re.compile(r"[a-z]{2,3}_(?:core|dep|ent|sent)_\w+_(?:sm|md|lg|trf)")


class EntitySettingsError(ValueError):
    """A setting of the entities stage cannot be used."""


class ModelError(EntitySettingsError):
    """A model that was asked for cannot be used."""


class EntityListError(EntitySettingsError):
    """An entity list that cannot be used; the message names the file, the entry and what to do."""


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
