"""Each rule of the table with its own examples, and in the documentation once."""

import pytest

from newsmill.transforms.normalize.roles import RULES, assign_roles, rules_markdown
from newsmill.transforms.normalize.roles.article_lines import article_lines


def verdicts(example, rule):
    lines = example.split("\n")
    meant = [ix for ix, line in enumerate(lines) if line.startswith("> ")] or [0]
    article = article_lines(
        tuple(line.removeprefix("> ") for line in lines),
        authors=("Mara Beispiel",) if rule.name == "name_of_author" else (),
        linked=frozenset(meant) if rule.name == "linked_headline" else frozenset(),
    )
    found = assign_roles(article)
    return [found.get(ix) for ix in meant]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_example_trips_the_rule(rule):
    assert all(
        verdict and (verdict.role, verdict.rule) == (rule.role, rule.name) for verdict in verdicts(rule.trips, rule)
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_nearest_harmless_example_trips_nothing(rule):
    assert all(verdict is None for verdict in verdicts(rule.spares, rule))


def test_every_rule_is_documented_once():
    page = rules_markdown()
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert page.count(f"### `{rule.name}`\n") == 1
        assert rule.explanation.endswith(".")
        assert rule.explanation in page
        assert rule.words == frozenset(word.lower() for word in rule.words)
