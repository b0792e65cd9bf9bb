"""Errors that end a run, each with the exit code it ends with.

NewsmillError               1
├── UsageError              2  wrong usage or configuration
│   └── NotAStoreError      2  the output folder is no store
├── LockHeldError          75  another run holds the store
├── RunFailedError          1  the pipeline or the disk failed: the message says what was published, mostly nothing
│   └── FaultsError         1  too many records met one fault of newsmill
└── UnfinishedError         1  published, but a part of what was asked for is still to be done

What is wrong with one record is never an exception here: it is a row in ``rejects``.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # errors load nothing
    from newsmill.transforms.sources.listing.input_file import InputFile


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
    """The pipeline or the disk failed. The message says what was published, which is mostly nothing."""


class FaultsError(RunFailedError):
    """Too many records met one fault of newsmill."""

    def __init__(self, message: str, fault: str, inputs: tuple[str, ...], files: "tuple[InputFile, ...]") -> None:
        super().__init__(message)
        self.fault = fault
        """Exception and place."""
        self.inputs = inputs
        """URIs of the files and addresses of the feeds that it was met in."""
        self.files = files
        """The files that were read."""

    def saying(self, message: str) -> "FaultsError":
        """Return the same with another message."""
        return FaultsError(message, self.fault, self.inputs, self.files)


class UnfinishedError(NewsmillError):
    """It is published, but a part of what was asked for is still to be done. The message says what."""
