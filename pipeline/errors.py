"""Errors that end a run, each with the exit code it ends with.

NewsmillError               1  failed, nothing published
├── UsageError              2  wrong usage or configuration
│   └── NotAStoreError      2  the output folder is no store
├── LockHeldError          75  another run holds the store
└── RunFailedError          1  the pipeline failed

What is wrong with one record is never an exception here: it is a row in ``rejects``.
"""


class NewsmillError(Exception):
    """Something that ends the run. The message says what is wrong, where, and what to do."""

    exit_code = 1


class UsageError(NewsmillError):
    """Wrong usage or configuration."""

    exit_code = 2


class NotAStoreError(UsageError):
    """The folder is no store, or a damaged one."""


class LockHeldError(NewsmillError):
    """Another run holds the store."""

    exit_code = 75


class RunFailedError(NewsmillError):
    """The pipeline failed; nothing was published, or, where a takedown says so, not all of it is done."""
