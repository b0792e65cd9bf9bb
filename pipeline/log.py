"""Logs: structlog on standard error, JSON unless it is a terminal. Results go to standard output, never here."""

import logging
import sys
from typing import Any

import structlog

from newsmill.pipeline.events import Event


def configure(level: int = logging.INFO) -> None:
    """Set up logging for this process."""
    renderer: Any = structlog.dev.ConsoleRenderer() if sys.stderr.isatty() else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    # Libraries below speak of their own inner life; their errors reach us as exceptions.
    for name in ("trafilatura", "htmldate", "courlan", "httpx", "httpcore", "root"):
        logging.getLogger(None if name == "root" else name).setLevel(logging.ERROR)
    # Beam also prints what a stage raised, an interruption too; the run's own log has it, with its place.
    logging.getLogger("apache_beam").setLevel(logging.CRITICAL)


def bind_run(run_id: str) -> None:
    """Put the run's id on every log line from now on."""
    structlog.contextvars.bind_contextvars(run_id=run_id)


def log(event: Event, **values: Any) -> None:
    """Log ``event``."""
    structlog.get_logger().info(str(event), **values)


def warn(event: Event, **values: Any) -> None:
    """Log ``event`` as something to look at."""
    structlog.get_logger().warning(str(event), **values)
