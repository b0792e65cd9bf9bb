"""``newsmill report``: the front page of a store, one self-contained HTML file."""

from newsmill.pipeline.report.page import gather
from newsmill.pipeline.report.render import render

__all__ = ["gather", "render"]
