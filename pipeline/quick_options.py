"""Options of a pipeline that are parsed once for each group of them.

Beam asks for a view of its options at every transform, over a thousand times a pipeline, and each time builds a parser
of all flags of the group: a quarter of what an empty pipeline costs. All views share one dictionary of values, so a
view made before says what a new one would.
"""

from typing import Any, TypeVar

from apache_beam.options.pipeline_options import PipelineOptions

View = TypeVar("View", bound=PipelineOptions)


class QuickOptions(PipelineOptions):
    """``PipelineOptions`` that make each view once."""

    def view_as(self, cls: type[View]) -> View:
        """Return the view of these options as ``cls``."""
        views = self.__dict__.setdefault("_views", {})
        if cls not in views:
            views[cls] = super().view_as(cls)
        found: View = views[cls]
        return found

    def __getstate__(self) -> dict[str, Any]:
        """Leave the views out: a copy makes its own, over its own values."""
        state = dict(super().__getstate__())
        state.pop("_views", None)
        return state
