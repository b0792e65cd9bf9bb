"""The tables: tagged articles and rejects into flat rows, mentions into entity counts."""

from newsmill.transforms.tables.transform import (
    CountEntities,
    CountRead,
    FlattenArticles,
    FlattenFeeds,
    FlattenInputs,
    FlattenRejects,
    FlattenSignatures,
    TotalEntities,
)

__all__ = [
    "CountEntities",
    "CountRead",
    "FlattenArticles",
    "FlattenFeeds",
    "FlattenInputs",
    "FlattenRejects",
    "FlattenSignatures",
    "TotalEntities",
]
