"""What runs the stages: command line, configuration, the pipeline itself, the store."""

import os

# Arrow reads this when it is loaded. Its own allocator keeps what ended threads had, and Beam starts new threads for
# every run: `newsmill watch` would grow by a megabyte a cycle.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
