"""The rules as a page of documentation, generated from the table itself."""

from newsmill.transforms.normalize.roles.rule import Rule
from newsmill.transforms.normalize.roles.table import RULES


def rules_markdown() -> str:
    """Return the published list of rules as Markdown: by role, each with its explanation and both examples."""
    parts = ["# Line roles", "", _PREFACE, ""]
    for role in dict.fromkeys(rule.role for rule in RULES):
        parts += [f"## {role}", ""]
        for rule in RULES:
            if rule.role == role:
                parts += _entry(rule)
    return "\n".join(parts).rstrip() + "\n"


_PREFACE = (
    "Each non-empty line of a normalized text gets a role. The body keeps subheads and body lines, whole and in "
    "order; every other "
    "line stands in `removed_lines` with the role and the name of the rule that told it. A rule looks at one "
    "article alone. "
    "Where several lines are shown, `>` marks the line meant."
)


def _entry(rule: Rule) -> list[str]:
    entry = [f"### `{rule.name}`", "", rule.explanation, "", "Trips:", "", *_quoted(rule.trips), ""]
    return [*entry, "Does not trip:", "", *_quoted(rule.spares), ""]


def _quoted(example: str) -> list[str]:
    return ["```text", *example.split("\n"), "```"]
