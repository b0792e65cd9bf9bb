"""The entities room: articles with a language in, articles with their mentions out.

Importing it registers the newsmill components with spaCy.
"""

from newsmill.transforms.entities import components as components
from newsmill.transforms.entities import tagger as tagger
from newsmill.transforms.entities.entity_settings import EntitySettings
from newsmill.transforms.entities.pipelines import (
    check_models,
    check_settings,
    languages_without_model,
)
from newsmill.transforms.entities.settings_errors import (
    EntityListError,
    EntitySettingsError,
    ModelError,
)
from newsmill.transforms.entities.tag import ArticleMentions, mentions_of, tag
from newsmill.transforms.entities.transform import TagEntities

__all__ = [
    "ArticleMentions",
    "EntityListError",
    "EntitySettings",
    "EntitySettingsError",
    "ModelError",
    "TagEntities",
    "check_models",
    "check_settings",
    "languages_without_model",
    "mentions_of",
    "tag",
]
