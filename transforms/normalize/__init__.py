"""Normalize: documents as they were found to articles with clean lines, dates, addresses and identity."""

from newsmill.transforms.normalize.normalize import normalize, text_lines
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings
from newsmill.transforms.normalize.roles import rules_markdown
from newsmill.transforms.normalize.transform import Normalize, Normalized, TellLinesAgain, normalize_batch

__all__ = [
    "Normalize",
    "NormalizeSettings",
    "Normalized",
    "TellLinesAgain",
    "normalize",
    "normalize_batch",
    "rules_markdown",
    "text_lines",
]
