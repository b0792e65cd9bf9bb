"""The engine that was chosen: its name, its workers, and what is said to Beam. Loads nothing heavy."""

import itertools
from dataclasses import dataclass

from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.settings import Settings

DIRECT = "DirectRunner"
"""The default engine: Beam's FnApiRunner in this process, always."""
PRISM, FLINK, SPARK = "PrismRunner", "FlinkRunner", "SparkRunner"
PORTABLE, DATAFLOW = "PortableRunner", "DataflowRunner"
ENGINES = (DIRECT, PRISM, FLINK, SPARK, PORTABLE, DATAFLOW)
"""The engines by the names that ``--runner`` takes."""

LONGEST_JOB = 30 * 86400
"""Seconds after which the driver gives up a job on a server.

Beam's 300 s are meant for the answers of the server, but Prism ends the stream that tells of a job's state after them
too, and with it the run.
"""

_WORKERS = {DIRECT: "--direct_num_workers", FLINK: "--parallelism"}
"""Options by which an engine is told how many workers there are."""


@dataclass(frozen=True)
class Engine:
    """Where a pipeline runs."""

    runner: str = DIRECT
    """One of ``ENGINES``."""
    workers: int = 1
    """Worker processes, in the engine's own sense."""
    options: tuple[str, ...] = ()
    """Arguments for Beam."""

    @classmethod
    def of(cls, settings: Settings) -> "Engine":
        """Return the engine that ``settings`` ask for."""
        return cls(settings.runner, settings.workers, tuple(settings.beam))

    @property
    def in_process(self) -> bool:
        """The pipeline runs in this process and in those it starts."""
        return self.runner == DIRECT

    def arguments(self) -> list[str]:
        """Return all that is said to Beam; of a name given twice the last one counts.

        >>> Engine("FlinkRunner", 4, ("--job_endpoint=localhost:8099",)).arguments()
        ['--parallelism=4', '--job_server_timeout=2592000', '--job_endpoint=localhost:8099']

        Raises:
            UsageError: the engine cannot be told how many workers there are.
        """
        own = "--direct_running_mode=in_memory" if self.in_process else f"--job_server_timeout={LONGEST_JOB}"
        return [*self._number(), own, *self.options]

    def value(self, name: str) -> str | None:
        """Return what ``options`` say of ``name``, the last one.

        >>> Engine("PrismRunner", 1, ("--job_endpoint", "localhost:8073")).value("--job_endpoint")
        'localhost:8073'
        """
        found = None
        for option, following in itertools.zip_longest(self.options, self.options[1:], fillvalue=""):
            if option == name:
                found = following
            elif option.startswith(f"{name}="):
                found = option.partition("=")[2]
        return found

    def _number(self) -> list[str]:
        option = _WORKERS.get(self.runner)
        if option and (self.in_process or self.workers > 1):
            return [f"{option}={self.workers}"]
        if self.workers > 1:
            raise UsageError(
                f"--workers {self.workers}: {self.runner} is not told how many workers there are, whoever sets it up "
                "decides that; leave it out, or say --workers 1"
            )
        return []
