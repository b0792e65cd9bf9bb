"""Queues on the driver's side: from which offsets on they are read, and what waits there."""
