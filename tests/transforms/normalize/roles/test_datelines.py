"""Lines of dates, in any language that dates are read in."""

import pytest

from newsmill.transforms.normalize.roles import assign_roles
from newsmill.transforms.normalize.roles.page import page_of
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
    assert set(assign_roles(page_of(lines))) == gone
