"""The stages, one room each. Rooms never import each other; what several of them need of a store is in ``base``."""
