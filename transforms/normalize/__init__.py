"""Normalize: documents as they were found to articles with clean lines, dates, addresses and identity."""

from transforms.normalize.normalize import normalize, text_lines
from transforms.normalize.roles import rules_markdown
from transforms.normalize.settings import NormalizeSettings
from transforms.normalize.transform import Normalize, Normalized, TellLinesAgain, normalize_batch

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
