"""What runs the stages: command line, configuration, the pipeline itself, the store.

For readers of a store: ``from pipeline.store.layout import current_path`` resolves the current snapshot.
"""
