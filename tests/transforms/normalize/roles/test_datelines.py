"""Lines of dates, in any language that dates are read in."""

import pytest

from newsmill.transforms.normalize.roles import assign_roles
from newsmill.transforms.normalize.roles.article_lines import article_lines
from tests.transforms.normalize.roles.articles import DE, EN

MANY = tuple(f"{number}. Schiff: Es kam am Morgen aus Sandholm und brachte Stückgut." for number in range(9))


@pytest.mark.parametrize(
    ("lines", "gone"),
    [
        (("15 kwietnia 2026, 19:02", *EN), {0}),
        (("Actualizado: 25 de abril de 2026, 09:10", "Publicado: 24 de abril de 2026", *EN), {0, 1}),
        (("vor 3 Stunden", *DE), {0}),
        (("hace 3 horas", *EN), {0}),
        (("24/04/2026 12h15 · Atualizado há 3 dias", *EN), {0}),
        (("24/04/2026 12h15 · O dia do porto", *EN), set()),
        ((*EN, "Pubblicato il 17 aprile 2026 (aggiornato il 18 aprile 2026)"), {2}),
        (("15 kwietnia 2026", EN[0], "16 kwietnia 2026", EN[1]), set()),
        ((*DE, "vor 3 Stunden", *EN), {2}),
        ((*MANY, "vor 3 Stunden", *DE), set()),
        (("Le 17 avril 2026.", *EN), set()),
        ((*MANY, "15 kwietnia 2026", *DE, *EN), set()),
    ],
)
def test_lines_of_dates_in_any_language(lines, gone):
    assert set(assign_roles(article_lines(lines))) == gone


@pytest.mark.parametrize(
    ("lines", "gone"),
    [
        (("* Stand: 12.03.2024, 14:05 Uhr", *DE), {0}),
        ((*DE, "*Stand: 12. März 2024"), {2}),
        ((*DE, "Redaktionsstand: 12.03.2024, 14 Uhr"), {2}),
        # A star elsewhere refers to it: it dates a figure, not the article.
        (("Auf der Brücke fuhren zuletzt 3000 Autos* am Tag.", *DE, "* Stand: 12.03.2024"), set()),
        ((*DE, "* Stand: Die Brücke ist seit Montag gesperrt."), set()),
        ((*DE, "Der Redaktionsstand vom 12.03.2024 war falsch."), set()),
    ],
)
def test_labelled_dates_behind_a_star_and_of_the_newsroom(lines, gone):
    assert set(assign_roles(article_lines(lines))) == gone


LEAD = "Der Rat sperrt vom Montag an die alte Brücke in Rostock, weil ihre Pfeiler neue Risse haben."


@pytest.mark.parametrize(
    ("lines", "gone"),
    [
        (("Von Mara Beispiel", "Rostock", LEAD, *DE), {0, 1}),
        (("Von Mara Beispiel", "Rostock", "12. März 2024", LEAD, *DE), {0, 1, 2}),
        (("By Mara Example", "Portsmouth", f"{EN[0][:-1]}, as in Portsmouth they had feared.", EN[1]), {0, 1}),
        # The text does not say so, there is no such city, or there are subheads.
        (("Von Mara Beispiel", "Rostock", *DE), {0}),
        (("Von Mara Beispiel", "Not", f"{LEAD} Die Stadt ist in Not.", *DE), {0}),
        (("Von Mara Beispiel", "Musterstadt", f"{LEAD} So war es auch in Musterstadt.", *DE), {0}),
        # Cities are called so, too.
        (
            (
                "Von Mara Beispiel",
                "Ende",
                f"{LEAD} Von Anfang bis Ende war es so, und aus Ende wird am Ende nichts.",
                *DE,
            ),
            {0},
        ),
        (("Von Mara Beispiel", "Rostock", LEAD, "Risse im Pfeiler", *DE), {0}),
        # Not below a byline, and above a line that is no paragraph.
        (("Rostock", LEAD, *DE), set()),
        (("Von Mara Beispiel", "Rostock", "Neue Risse in Rostock"), {0}),
    ],
)
def test_a_place_below_the_byline_is_told_by_the_text(lines, gone):
    assert set(assign_roles(article_lines(lines))) == gone
