"""The tables: tagged articles and rejects into flat rows, mentions into entity counts."""

from transforms.tables.transform import (
    CountEntities,
    FlattenArticles,
    FlattenInputs,
    FlattenRejects,
    FlattenSignatures,
    TotalEntities,
)

__all__ = ["CountEntities", "FlattenArticles", "FlattenInputs", "FlattenRejects", "FlattenSignatures", "TotalEntities"]
