"""The stages, one room each. Rooms never import each other; what several of them need is in ``ground``."""
