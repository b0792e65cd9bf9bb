"""``die Bayern``: people, a club, and the state that takes no article."""

import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Der FC Bayern gewann. Die Bayern feierten.", [("FC Bayern", "ORG"), ("Bayern", "ORG")]),
        ("Die [LOC Bayern] leben gern.", []),
        ("Heute meinten die [LOC Bayern] es gut.", []),
        ("In Bayern regnet es. Die Bayern leben gern. Bayerns Seen.", [("Bayern", "LOC"), ("Bayerns", "LOC")]),
        ("Der FC Bayern gewann in Bayern.", [("FC Bayern", "ORG"), ("Bayern", "LOC")]),
        (
            "Der FC Bayern gewann in Bayern. Die Bayern feierten. Bayern-Chef Lund sang.",
            [("FC Bayern", "ORG"), ("Bayern", "LOC"), ("Bayern", "ORG"), ("Bayern", "LOC")],
        ),
        ("Partie Bayern regnet ab.", [("Bayern", "LOC")]),
    ],
)
def test_bavarians(resolved, text, found):
    assert [each[:2] for each in resolved(text)] == found


def test_they_are_the_club_that_is_named(resolved):
    assert {name for _, _, name, _ in resolved("Bayern München gewann. Die Bayern feierten.")} == {"FC Bayern München"}
