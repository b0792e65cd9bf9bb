import pytest

NAMES = {"Frieda Mohn": "Frieda Mohn", "Mohn": "Frieda Mohn", "Ole Reed": "Ole Reed", "Reed": "Ole Reed"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "“The lock is dry,” said Mohn’s top river policy aide Ole Reed.",
            ("name", "Mohn’s top river policy aide Ole Reed", "Ole Reed"),
        ),
        ("“The lock is dry,” Mohn's office said.", ("description", "Mohn's office", None)),
        ("“The lock is dry,” said Mohn’s aide.", ("description", "Mohn’s aide", None)),
        ("“The lock is dry,” said Mohn.", ("name", "Mohn", "Frieda Mohn")),
        ("“The lock is dry,” said a Wadden Fisher.", ("description", "a Wadden Fisher", None)),
        ("“The lock is dry,” said Wadden Fisher.", ("name", "Wadden Fisher", None)),
    ],
)
def test_what_somebody_owns_is_not_the_owner(read, text, who):
    (quote,) = read("en", text, NAMES)
    assert (quote.speaker_kind, quote.speaker_text, quote.speaker_entity_id) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The WDU speechwriter said the lock was dry and old.", ("description", "The WDU speechwriter", None)),
        ("An old report in a WDU paper said the lock was dry and old.", ("description", "An old report", None)),
        ("The WDU wants more, and said the lock was dry and old.", ("name", "The WDU", "WDU")),
        ("The WDU said the lock was dry and old.", ("name", "The WDU", "WDU")),
        ("According to a WDU summary, the lock was dry and old.", ("description", "a WDU summary", None)),
        (
            "According to a WDU summary of the day, Jo Reed, a keeper, was dry and old.",
            ("description", "a WDU summary", None),
        ),
    ],
)
def test_a_noun_behind_a_body_is_not_the_body(read, text, who):
    (quote,) = read("en", text, {"WDU": "WDU"}, label="ORG")
    assert (quote.speaker_kind, quote.speaker_text, quote.speaker_entity_id) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "A dry day. “Nobody rang the bell,” Mohn of the Lock Church said, adding that the lock was old.",
            "Frieda Mohn",
        ),
        ("The day was dry, Mohn said, and so was Reed, adding that the lock was old.", "Frieda Mohn"),
        ("Mohn said the day was dry, while Reed saying that the lock was old was new.", "Ole Reed"),
    ],
)
def test_who_adds_is_who_spoke(read, text, who):
    assert read("en", text, NAMES)[-1].speaker_entity_id == who


def test_the_name_of_a_show_is_no_quote(read):
    assert read("en", "On CNN’s “The Lock with Ole Reed,” on June 3, Mohn continued her attacks.", NAMES) == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ida King came. King said the lock was dry and old.", ("name", "Ida King")),
        ("Ida King came. The king said the lock was dry and old.", ("description", None)),
        ("Ida Kings came. King said the lock was dry and old.", ("description", None)),
    ],
)
def test_a_surname_that_is_also_a_noun_speaks(read, text, who):
    (quote,) = read("en", text, {"Ida Kings": "Ida Kings", "Ida King": "Ida King"})
    assert (quote.speaker_kind, quote.speaker_entity_id) == who


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("He’s said that the lock was dry and old.", []),
        ("You say that the lock was dry and old.", []),
        ("He has said that the lock was dry and old.", ["He"]),
        ("It’s told that the lock was dry and old.", []),
        ("Mohn said it’s a dry and old lock.", ["Mohn"]),
    ],
)
def test_a_pronoun_with_its_verb_and_the_reader_do_not_speak(read, text, speakers):
    assert [quote.speaker_text for quote in read("en", text, NAMES)] == speakers


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Wadden Secretary of State Frieda Mohn said the lock was dry and old.", ("name", "Frieda Mohn")),
        ("A friend of Governor Frieda Mohn said the lock was dry and old.", ("description", None)),
    ],
)
def test_whose_office_is_of_a_body(read, text, who):
    (quote,) = read("en", text, NAMES)
    assert (quote.speaker_kind, quote.speaker_entity_id) == who


@pytest.mark.parametrize(("dash", "speaker"), [(" (AFP) – ", "Keeper Jo Reed"), (" (the town), ", "Moorby")])
def test_the_place_of_a_report_says_nothing(read, dash, speaker):
    text = f"Moorby{dash}Keeper Jo Reed has come out against the lock, saying that “dry gates” help nobody."
    (quote,) = read("en", text, {"Moorby": "Moorby"}, label="LOC")
    assert quote.speaker_text == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The row grew so loud that Mohn said, “The lock is dry.”", "Mohn"),
        ("It was the lock that keepers said was dry: “It is dry.”", "keepers"),
        ("Reed said it was late and said that Mohn “is dry as a lock.”", "Reed"),
        ("That keeper said, “The lock is dry.”", "That keeper"),
    ],
)
def test_that_before_a_name_or_a_plural_is_no_determiner(read, text, speaker):
    assert read("en", text, NAMES)[-1].speaker_text == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mohn, an aide to Mr. Reed, said the lock was dry.", "Mohn, an aide to Mr. Reed"),
        ("Mohn, an aide to Ole Reed, said the lock was dry.", "Mohn, an aide to Ole Reed"),
        ("“The lock is dry,” said Mohn, keeper of Lock 5. It stays shut.", "Mohn, keeper of Lock 5"),
        ("“The lock is dry,” said Mohn, keeper of the lock. It stays shut.", "Mohn, keeper of the lock"),
    ],
)
def test_the_stop_of_a_title_closes_no_description(read, text, speaker):
    assert read("en", text, NAMES)[0].speaker_text == speaker
