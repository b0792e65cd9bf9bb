"""Queues: messages of a topic, taken in bounded batches from given offsets and kept in a file that workers read.

The driver takes them (``gather``) from a ``Broker``; ``kafka`` is the one there is. Where a batch begins is said by the
snapshot, never by the broker.
"""
