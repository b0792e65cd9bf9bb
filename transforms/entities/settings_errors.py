"""What can be wrong with the settings of the entities stage; each stops the run before anything is read.

``EntitySettingsError``
    ``ModelError``
        ``UnknownModelError``: no installed package and no folder of that name.
        ``IncompatibleModelError``: it was made for another spaCy, or does not load.
        ``NoEntityModelError``: it loads, but has nothing that finds entities.
    ``EntityListError``: the user's own list cannot be read.
"""


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
