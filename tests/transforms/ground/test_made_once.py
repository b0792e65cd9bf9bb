"""Values made once while they are kept."""

from newsmill.transforms.ground.made_once import MadeOnce, is_short


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


def test_what_is_too_long_to_come_again_is_made_each_time() -> None:
    kept = MadeOnce(str.upper, most=3, is_kept=is_short)
    assert [kept[key] for key in ("kai", 101 * "k", 100 * "k")] == ["KAI", 101 * "K", 100 * "K"]
    assert sorted(kept, key=len) == ["kai", 100 * "k"]
