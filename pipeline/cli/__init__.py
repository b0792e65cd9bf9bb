"""The command line. Heavy imports wait until a command needs them, so that ``--help`` answers at once."""

from newsmill.pipeline.cli.app import main

__all__ = ["main"]
