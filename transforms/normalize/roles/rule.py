"""What a rule is: a small function with a name, a published explanation, a line that trips it and one that must not."""

from collections.abc import Callable
from dataclasses import dataclass

from newsmill.transforms.normalize.roles.article_lines import LONG, ArticleLines

Test = Callable[[ArticleLines, int], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the table."""

    name: str
    """Stands in ``removed_lines.rule``; part of the contract, like a column name."""
    role: str
    """The role it tells: ``credit``, ``promo`` ..."""
    explanation: str
    """The published explanation: the docstring of its function."""
    trips: str
    """An example that trips it. Several lines where neighbours matter; then ``> `` marks the line meant."""
    spares: str
    """The nearest example that must not trip it."""
    test: Test
    """The function itself, of an article and the position of a line. It is never asked of a line that goes on with the
    sentence of its neighbour, or of one that is an answer in an interview: ``assign`` passes them over."""
    words: frozenset[str] = frozenset()
    """Lower-case words of which the line must hold one; empty: every line is tested."""
    max_chars: int = LONG
    """Lines longer than this are not looked at."""
    neighbours: bool = False
    """Whether it reads the roles of other lines: such rules run after the others, in the order of the table."""


def rule(
    role: str, *, trips: str, spares: str, words: str = "", max_chars: int = LONG, neighbours: bool = False
) -> Callable[[Test], Rule]:
    """Make a rule of the function below; its name and docstring become the rule's."""

    def make(test: Test) -> Rule:
        explanation = " ".join((test.__doc__ or "").split())
        name = getattr(test, "__name__", "")
        return Rule(name, role, explanation, trips, spares, test, frozenset(words.split()), max_chars, neighbours)

    return make
