"""Verbs of speech that rules of several rooms ask for."""

import pytest

from newsmill.transforms.ground.speech import REPORTS


@pytest.mark.parametrize(
    "line",
    [
        "das teilte die werft am montag mit",
        "„nein“, sagten beide",
        "so hieß es im rat",
        "the mayor told the harbour post",
    ],
)
def test_reports(line):
    assert REPORTS.search(line)


@pytest.mark.parametrize(
    "line",
    ["sagen sie uns ihre meinung", "der geteilte hafen", "unser brief heißt „kai“", "stories added daily", "unsaid"],
)
def test_appeals_and_parts_of_words(line):
    assert not REPORTS.search(line)
