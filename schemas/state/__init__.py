"""State files of a snapshot: what newsmill needs to go on, and nobody else reads."""

from newsmill.schemas.state.addresses import ADDRESSES
from newsmill.schemas.state.entity_names import ENTITY_NAMES
from newsmill.schemas.state.entity_partials import ENTITY_PARTIALS
from newsmill.schemas.state.feed_states import FEEDS
from newsmill.schemas.state.items import ITEMS
from newsmill.schemas.state.known import KNOWN
from newsmill.schemas.state.layouts import LAYOUTS
from newsmill.schemas.state.ledger import LEDGER
from newsmill.schemas.state.local_entities import LOCAL_ENTITIES
from newsmill.schemas.state.place_countries import PLACE_COUNTRIES
from newsmill.schemas.state.queues import QUEUES
from newsmill.schemas.state.signatures import SIGNATURES
from newsmill.schemas.state.story_vectors import STORY_VECTORS

STATE_TABLES = (
    KNOWN,
    ADDRESSES,
    SIGNATURES,
    STORY_VECTORS,
    LAYOUTS,
    LEDGER,
    FEEDS,
    QUEUES,
    ITEMS,
    ENTITY_PARTIALS,
    ENTITY_NAMES,
    LOCAL_ENTITIES,
    PLACE_COUNTRIES,
)

__all__ = [
    "ADDRESSES",
    "ENTITY_NAMES",
    "ENTITY_PARTIALS",
    "FEEDS",
    "ITEMS",
    "KNOWN",
    "LAYOUTS",
    "LEDGER",
    "LOCAL_ENTITIES",
    "PLACE_COUNTRIES",
    "QUEUES",
    "SIGNATURES",
    "STATE_TABLES",
    "STORY_VECTORS",
]
