"""What a run does first: put away what a crashed one left."""

import shutil

from pipeline.store.checkpoints import reached
from pipeline.store.layout import Store


def recover(store: Store) -> list[str]:
    """Drop staging and snapshots newer than ``latest``; return what was dropped. The lock must be held."""
    current = store.current() or 0
    left = [store.snapshot(number) for number in store.numbers() if number > current]
    left += sorted(store.staging.iterdir()) if store.staging.is_dir() else []
    for path in left:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    store.staging.mkdir(exist_ok=True)
    reached("recovered")
    return [str(path.relative_to(store.root)) for path in left]
