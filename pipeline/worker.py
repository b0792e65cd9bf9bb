"""A worker process of the default engine: Beam's own, once it keeps Beam's plain log lines to itself.

The driver starts it as ``python -m newsmill.pipeline.worker``. What a stage raises reaches the driver, which logs it.
"""

import logging
import sys

from newsmill.pipeline import log
from newsmill.pipeline.collector import collect_seldom


def quiet() -> None:
    """Set up logging before Beam does: ``basicConfig`` adds nothing where the root logger has a handler."""
    logging.getLogger().addHandler(logging.NullHandler())
    log.configure()


if __name__ == "__main__":
    quiet()
    collect_seldom()
    from apache_beam.runners.worker import sdk_worker_main

    sdk_worker_main.main(sys.argv)
