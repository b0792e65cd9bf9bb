"""Notes of the newsroom on its authors and on its text go from where they may stand alone."""

import pytest

from newsmill.transforms.normalize.roles import assign_roles
from newsmill.transforms.normalize.roles.article_lines import article_lines
from tests.transforms.normalize.roles.articles import DE


def test_a_list_of_people_is_no_note_on_the_author():
    people = (
        "Ole Probe, 42, lebt am Hafen und arbeitet als Autor, er will die Brücke behalten.",
        "Mara Beispiel, 53, lebt in Musterstadt und ist Journalistin, sie will sie nicht behalten.",
    )
    assert assign_roles(article_lines((*DE, *people))) == {}
    assert assign_roles(article_lines((*DE, people[1])))[2].rule == "guest_author"


def test_a_note_that_is_cut_stays():
    note = (
        "Korrekturhinweis: In einer früheren Version dieses Textes stand, die Brücke sei 1970 gebaut worden. "
        "Tatsächlich begann der Bau im Mai 1971, und fertig wurde sie im Herbst darauf, nachdem die Stadt eine große"
    )
    assert assign_roles(article_lines((*DE, note, "Spende erhalten hatte."))) == {}
    assert assign_roles(article_lines((*DE, f"{note} Spende erhielt.")))[2].rule == "editors_note"
    assert assign_roles(article_lines((*DE, f"{note} Spende erhielt. Die Redaktion")))[2].rule == "editors_note"


AUTHOR_NOTES = (
    "Der Autor ist Professor für Wasserbau an der Universität Musterstadt.",
    "Unsere Gastautorin Mara Beispiel leitet das Institut für Hafenbau.",
    "Mara Beispiel, geboren 1970, ist Schriftstellerin und lebt in Musterstadt.",
    "Jo Lang ist Redakteur im Ressort Hafen.",
    "Jo Lang ist Chefredakteur der Hafenpost.",
    "Jane Doe is a columnist for the Courier.",
)


@pytest.mark.parametrize("line", AUTHOR_NOTES)
def test_a_note_on_the_author_goes_from_the_end_alone(line):
    assert [each.role for each in assign_roles(article_lines((*DE, line))).values()] == ["byline"]
    assert set(assign_roles(article_lines((*DE, line, "Folgen Sie uns auf Facebook")))) == {2, 3}
    for lines in ((line, *DE), (DE[0], line, DE[1]), (line,)):
        assert assign_roles(article_lines(lines)) == {}
