"""``newsmill report``: one self-contained HTML page about a store."""

from pipeline.report.figures import gather
from pipeline.report.page import render

__all__ = ["gather", "render"]
