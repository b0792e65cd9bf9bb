"""A store in an object store: where its objects lie, its copy on this machine, its commit, its retention."""
