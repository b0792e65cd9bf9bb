from newsmill.transforms.entities.names.entity_keys import identity_key, name_key


def test_forms_of_one_name_share_a_key():
    assert name_key("Storm–Shadow") == name_key("„Storm - Shadow“") == "storm-shadow"
    assert identity_key("PER", "Donald J. Trump") == identity_key("PER", "DONALD TRUMP")
    assert identity_key("PER", "Robert F. Kennedy Jr.") == identity_key("PER", "Robert Kennedy")
    assert identity_key("ORG", "Deutschen Moorbank") == identity_key("ORG", "Deutsche Moorbank")
    assert identity_key("MISC", "Großen Preis der Lohe") == identity_key("MISC", "Großer Preis der Lohe")
    assert identity_key("PER", "Alarich VI.") == identity_key("PER", "Alarich VI")
    assert identity_key("ORG", "The Guardian") == identity_key("ORG", "Guardian")


def test_different_names_do_not():
    assert name_key("Müller") != name_key("Muller")
    assert identity_key("PER", "Joe Biden") != identity_key("PER", "Hunter Biden")
    assert identity_key("ORG", "Neue Bank") != identity_key("ORG", "Bank")
