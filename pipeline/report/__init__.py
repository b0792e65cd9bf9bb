"""``newsmill report``: one self-contained HTML page about a store."""

from newsmill.pipeline.report.figures import gather
from newsmill.pipeline.report.page import render

__all__ = ["gather", "render"]
