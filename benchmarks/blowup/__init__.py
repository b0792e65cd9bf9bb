"""Cost by size: every shape of input at growing sizes, through the functions that a run uses.

``fillings`` are what is repeated, ``carriers`` where it stands, ``stages`` what reads it, ``__main__`` is the command.
"""
