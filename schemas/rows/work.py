"""The hop from staged batches to the work that remains after identity is decided."""

from typing import NamedTuple


class RowPointer(NamedTuple):
    """One staged article."""

    path: str
    """Absolute path of a staged Arrow IPC file of one record batch."""
    row: int
    """Row in it, from 0."""


class WorkRow(NamedTuple):
    """One staged article to work on."""

    article: RowPointer
    """The version that will stand."""
    earlier: tuple[RowPointer, ...]
    """Versions of the same run that become revisions, oldest first."""


class Count(NamedTuple):
    """A share of one of the run's counts, returned through the pipeline so that retries cannot count twice."""

    name: str
    """``read``, ``new``, ``changed``, ``unchanged``, ``duplicate``, ``rejected``, ``mentions`` ..."""
    value: int
    """To be added up."""
