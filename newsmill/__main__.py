"""``python -m newsmill``: the command line."""

from newsmill.pipeline.cli import main

main()
