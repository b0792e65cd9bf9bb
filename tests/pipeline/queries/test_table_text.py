import datetime as dt

import pytest

from newsmill.pipeline.queries.table_text import cell_width, shown, table_text

NAMES = ("name", "articles", "title")
ROWS = [("Vogel", 12, "Neue Brücke über die Elbe freigegeben"), ("東京", 3, None)]


def test_a_table_without_a_terminal_is_as_wide_as_its_rows() -> None:
    assert table_text(NAMES, ROWS, None).splitlines() == [
        "name   articles  title",
        "─────  ────────  ─────────────────────────────────────",
        "Vogel        12  Neue Brücke über die Elbe freigegeben",
        "東京          3",
    ]


@pytest.mark.parametrize("width", [30, 40, 50, 60, 200])
def test_a_table_never_gets_wider_than_the_terminal(width: int) -> None:
    lines = table_text(NAMES, ROWS, width).splitlines()
    assert max(map(cell_width, lines)) <= width
    assert sum("Vogel" in line for line in lines) == 1


def test_columns_that_would_get_too_narrow_stand_below_the_row() -> None:
    assert "\nVogel        12  Neue Brücke übe…\n" in table_text(NAMES, ROWS, 33)
    assert table_text(NAMES, ROWS, 32).splitlines() == [
        "name   articles",
        "─────  ────────",
        "Vogel        12",
        "    title Neue Brücke über die",
        "    Elbe freigegeben",
        "東京          3",
    ]


def test_a_row_of_which_two_columns_find_no_room_becomes_lines() -> None:
    assert table_text(NAMES, [ROWS[0]], 15).splitlines()[:2] == ["name   articles", "─────  ────────"]
    assert table_text(NAMES, [ROWS[0]], 14).splitlines()[:2] == ["name      Voge", "          l"]


def test_the_head_of_a_number_is_broken_before_a_value_is_cut() -> None:
    names, row = ("source", "articles_before", "share"), ("heideblatt.example", 3, 0.5)
    assert table_text(names, [row], 42).splitlines()[0] == "source              articles_before  share"
    assert table_text(names, [row], 41).splitlines() == [
        "                    articles_",
        "source                 before  share",
        "──────────────────  ─────────  ─────",
        "heideblatt.example          3    0.5",
    ]


def test_one_narrow_column_is_a_table() -> None:
    assert table_text(("n",), [(3000,)], 80).splitlines() == ["   n", "────", "3000"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "yes"),
        (0.5, "0.5"),
        (0.00004, "4e-05"),
        (0.00005, "0.0001"),
        (12.0, "12"),
        (dt.datetime(2026, 6, 1, 7, 5, 9, tzinfo=dt.UTC), "2026-06-01 07:05"),
        (dt.date(2026, 6, 1), "2026-06-01"),
        ("0123456789abcdef" * 2, "0123456789"),
        (["a", "b\x1b[2J"], "a, b [2J"),
        ("eins\nzwei", "eins zwei"),
        ("eins \n\n zwei  drei\u2028\u00a0vier", "eins zwei drei vier"),
    ],
)
def test_values_are_shown_short_and_safe(value: object, text: str) -> None:
    assert shown(value) == text
