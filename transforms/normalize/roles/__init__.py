"""Line roles: which lines of a text are not the article's, each told by a named rule."""

from newsmill.transforms.normalize.roles.assign import Verdict, assign_roles
from newsmill.transforms.normalize.roles.catalogue import rules_markdown
from newsmill.transforms.normalize.roles.table import RULES

__all__ = ["RULES", "Verdict", "assign_roles", "rules_markdown"]
