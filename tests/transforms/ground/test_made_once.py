"""Values made once while they are kept."""

from newsmill.transforms.ground.made_once import MadeOnce


def test_a_value_is_made_when_it_is_first_asked_for_and_again_when_it_was_forgotten() -> None:
    made: list[str] = []

    def upper(key: str) -> str:
        made.append(key)
        return key.upper()

    kept = MadeOnce(upper, most=2)
    assert [kept[key] for key in ("kai", "kai", "mole", "kai")] == ["KAI", "KAI", "MOLE", "KAI"]
    assert made == ["kai", "mole"]
    assert kept["steg"] == "STEG"  # the third: the others are forgotten
    assert (kept["kai"], made) == ("KAI", ["kai", "mole", "steg", "kai"])


def test_never_more_are_kept_than_allowed() -> None:
    kept = MadeOnce(str, most=3)
    for number in range(100):
        assert kept[number] == str(number)
        assert len(kept) <= 3
