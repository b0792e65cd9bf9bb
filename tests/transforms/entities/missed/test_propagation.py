from newsmill.transforms.entities.found import Found
from newsmill.transforms.entities.missed.propagation import drop_outvoted


def test_a_name_found_once_is_found_everywhere(resolved):
    found = resolved(
        "[ORG Nordland Bank] wächst. Die Nordland Bank spart. Sie traf [PER Ylva Lind]. Ylva Lind schwieg."
    )
    assert [(text, method) for text, _, _, method in found] == [
        ("Nordland Bank", "model"),
        ("Nordland Bank", "propagated"),
        ("Ylva Lind", "model"),
        ("Ylva Lind", "propagated"),
    ]


def test_a_longer_name_found_elsewhere_holds_its_parts(resolved):
    found = resolved("[ORG Museum Lohberini] zeigt Bilder. Das Museum [PER Lohberini] hat mehr.")
    assert [text for text, _, _, _ in found] == ["Museum Lohberini", "Museum Lohberini"]


def test_a_listed_body_stays_within_a_longer_name_found_elsewhere(resolved):
    found = resolved("[ORG Fraktionen Nato] tagten. Die Fraktionen Nato [ORG Nato].")
    assert [text for text, _, _, _ in found][-2:] == ["Nato", "Nato"]


def test_a_country_or_a_person_is_no_part_of_what_was_run_together(resolved):
    found = resolved(
        "„[LOC Lindas Österreich] wartet.“ In Lindas Österreich. [PER Chefin Gerbrand] kam. Chefin [PER Gerbrand]."
    )
    assert [text for text, _, _, _ in found][-3:] == ["Österreich", "Gerbrand", "Gerbrand"]


def test_a_single_word_is_trusted_from_a_third_of_its_places(resolved):
    assert len(resolved("[LOC Lohfeld] liegt dort. In Lohfeld regnet es. Nach Lohfeld fährt ein Bus.")) == 3


def test_a_word_the_tagger_passes_over_nearly_everywhere_is_dropped(marked):
    text = "[MISC Haushalt] hier. Der Haushalt. Ein Haushalt. Im Haushalt."
    article, spans = marked(text)
    assert drop_outvoted(article, spans) == []
    article, spans = marked(text.replace(" Im Haushalt.", ""))
    assert len(drop_outvoted(article, spans)) == 1


def test_an_everyday_word_that_is_a_paper_is_not_spread(resolved):
    found = resolved("Das schrieb die „Welt“. Die ganze Welt las es.")
    assert [text for text, _, _, _ in found] == ["Welt"]


def test_what_a_rule_found_is_never_dropped(marked):
    article, _ = marked("Ifka Ifka Ifka Ifka")
    rule = Found(0, 4, "ORG", None, "rule")
    assert drop_outvoted(article, [rule]) == [rule]
