"""What this process has cost so far."""

import resource


def cpu_seconds() -> float:
    """Return the CPU seconds of this process, its own and the system's for it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
