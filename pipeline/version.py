"""The version of the code, as installed."""

from importlib.metadata import PackageNotFoundError, version


def code_version() -> str:
    """Return the installed version of newsmill, ``0+unknown`` for a tree that is not installed."""
    try:
        return version("newsmill")
    except PackageNotFoundError:
        return "0+unknown"
