"""Line roles: which lines of a text are not the article's, each told by a named rule."""

from transforms.normalize.roles.assign import Verdict, assign_roles
from transforms.normalize.roles.catalogue import rules_markdown
from transforms.normalize.roles.table import RULES

__all__ = ["RULES", "Verdict", "assign_roles", "rules_markdown"]
