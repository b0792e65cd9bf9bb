from newsmill.transforms.normalize.dates.date_lines import dates_of_lines, without_star
from tests.cpu_time import seconds_of


def test_a_star_before_a_date_goes_where_it_refers_to_nothing() -> None:
    text = "Der Rat hat am Montag lange über die alte Brücke am Hafen beraten."
    alone = dates_of_lines(("* 30. April 2026, 14:05 Uhr", text))
    assert [date.raw for date in alone.published] == ["30. April 2026, 14:05 Uhr"]
    referred_to = dates_of_lines(("* 30. April 2026, 14:05 Uhr", text, "Sie kostet 3 Millionen*."))
    assert referred_to.published == []


def test_thousands_of_starred_lines_cost_no_square_of_their_number() -> None:
    lines = ("***",) * 10_000  # with a look at all of them for each: 2 s
    assert seconds_of(lambda: dates_of_lines(lines)) < 0.5
    assert seconds_of(lambda: [without_star(line, lines) for line in lines]) < 0.5
