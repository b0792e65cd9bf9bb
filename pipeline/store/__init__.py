"""The store: where things lie, the lock, recovery, the commit, retention."""
