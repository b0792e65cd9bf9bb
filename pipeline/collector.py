"""Python's collector of cycles, in a process that is newsmill's own: it looks for them less often.

By default it looks through what 700 new objects have left, and through everything when that has grown by a quarter. A
run makes millions of objects, of which hardly any is in a cycle, and keeps many of them: words, rows, patterns. Looking
for cycles took 9 % of the CPU of a run with entities. Nor does it look when the process ends, when all memory goes back
at once: that took 0.4 CPU seconds, a sixth of a run with a few articles.
"""

import atexit
import gc
import sys

YOUNG = 20_000
"""Objects made, less those that died, after which young ones are looked through: a few MB, should all be garbage."""


def collect_seldom() -> None:
    """Set how often the collector looks, for the whole process: a program that imports newsmill sets that itself."""
    gc.set_threshold(YOUNG)
    atexit.register(_collect_no_more)


def _collect_no_more() -> None:
    # DuckDB looks at what is left when it is unloaded, and complains of it.
    if "duckdb" not in sys.modules:
        gc.disable()
        gc.freeze()
