"""Each rule with the counts that just let it join and those that just do not."""

import pytest


@pytest.mark.parametrize(
    ("rare", "common", "label"),
    [
        ("Mirko Vukić", "Mirko Vukic", "PER"),
        ("Ayşe Dağlar", "Ayse Daglar", "PER"),
        ("Kim Do Yun", "Kim Do-yun", "PER"),
        ("Norder Bunten Blattes", "Norder Buntes Blattes", "ORG"),
        ("Medi Nova", "MediNova", "ORG"),
        ("Ost-Lunden", "Ostlunden", "LOC"),
        ("Uni Lunden", "Universität Lunden", "ORG"),
        ("Technischen Universität Lunden", "TU Lunden", "ORG"),
        ("Uni-Klinik Lunden", "Universitätsklinikum Lunden", "ORG"),
    ],
)
def test_spellings_of_one_name_are_one_entity(make, joins, rare, common, label):
    assert joins(make(rare, 1, label), make(common, 2, label)) == {f"{rare}/{label}": (common, "equal key")}


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        ("Jörg Müller", "Jörg Muller", "PER"),
        ("Atlas II", "Atlas III", "MISC"),
        ("Halle 1 1", "Halle 11", "LOC"),
        ("Neuer Platz", "Neuer Platten", "LOC"),
        ("Uni Lunden", "Universitätsklinikum Lunden", "ORG"),
        ("LG Lunden", "OLG Lunden", "ORG"),
        ("Uni", "Universität", "ORG"),
    ],
)
def test_names_that_differ_stay_apart(make, joins, one, other, label):
    assert joins(make(one, 1, label), make(other, 9, label)) == {}


@pytest.mark.parametrize(
    ("form", "base", "label"),
    [
        ("Vera Lunds", "Vera Lund", "PER"),
        ("Ostlands", "Ostland", "LOC"),
        ("Bergamtes", "Bergamt", "ORG"),
        ("Lunder Festspielen", "Lunder Festspiele", "MISC"),
    ],
)
def test_an_inflected_name_joins_its_base(make, joins, form, base, label):
    assert joins(make(form, 2, label), make(base, 4, label)) == {f"{form}/{label}": (base, "base form")}
    assert joins(make(form, 1, label), make(base, 2, label)) == {}, "a base in two articles is no evidence"
    assert joins(make(form, 4, label), make(base, 3, label)) == {}, "a base that is rarer than the form is none"


def test_a_genitive_is_rarer_than_its_name(make, joins):
    assert joins(make("Tanners", 2), make("Tanner", 3)) == {}, "a shop and a poet"
    assert joins(make("Lunder Festspielen", 3, "MISC"), make("Lunder Festspiele", 3, "MISC")) != {}, "a dative is not"


def test_a_name_in_s_is_no_genitive(make, joins):
    assert joins(make("Peters", 1), make("Peter", 9)) == {}, "a given name"
    assert joins(make("Brands", 1), make("Jo Brands", 1), make("Brand", 9)) == {}, "somebody's surname"
    assert joins(make("Norden", 1, "LOC"), make("Norde", 9, "LOC")) == {}, "an -n falls off names of several words only"


def test_a_legal_form_is_no_part_of_a_companys_name(make, joins):
    assert joins(make("Lunder Werft AG", 1, "ORG"), make("Lunder Werft", 2, "ORG")) != {}
    assert joins(make("Lunder Werft AG", 1, "MISC"), make("Lunder Werft", 2, "MISC")) == {}, "a work, not a company"
    assert joins(make("Merk KGaA", 1, "ORG"), make("Merk & Co.", 2, "ORG"), make("Merk", 3, "ORG")) == {}, (
        "two companies"
    )


def test_a_company_of_another_law_is_another_one(make, joins):
    assert joins(make("Lunder GmbH", 1, "ORG"), make("Lunder Ltd", 2, "ORG")) == {}
    assert joins(make("Lunder GmbH", 1, "ORG"), make("Lunder AG", 2, "ORG")) != {}, "one that went public"
    assert joins(make("Lunder Inc.", 1, "ORG"), make("Lunder SE", 2, "ORG")) != {}, "an SE is anybody's"


def test_a_full_name_with_a_middle_name_joins_the_one_without(make, joins):
    vera, full = make("Vera Lund", 5), "Vera Rodam Lund"
    assert joins(make(full, 1), vera) == {f"{full}/PER": ("Vera Lund", "middle name")}
    assert joins(make(full, 1), make("Vera Lund", 4)) == {}, "in four articles hardly known"
    assert joins(make(full, 2), make("Vera Lund", 9)) == {}, "not five times as frequent"
    assert joins(make(full, 1), vera, make("Vera Ida Lund", 1)) == {}, "two whom it may mean"
    assert joins(make("Vera Lund Jr.", 1), vera) == {}
    assert joins(make("Vera von Lund", 1), vera) == {}, "a particle is part of the surname"


def test_a_rare_label_joins_that_of_most_mentions(make, joins):
    assert joins(make("Novamed", 1, "MISC"), make("Novamed", 5, "ORG")) == {"Novamed/MISC": ("Novamed", "label")}
    assert joins(make("Novamed", 2, "MISC"), make("Novamed", 5, "ORG")) == {}, "40 % of its mentions"
    assert joins(make("Novamed", 1, "MISC"), make("Novamed", 4, "ORG")) == {}, "a word in four articles"
    assert joins(make("Nova Med", 1, "MISC"), make("Nova Med", 3, "ORG")) == {"Nova Med/MISC": ("Nova Med", "label")}


def test_a_place_keeps_its_name_beside_a_namesake(make, joins):
    assert joins(make("Franken", 4, "LOC"), make("Franken", 16, "MISC")) == {}, "the region and the currency"
    assert joins(make("Franken", 2, "LOC"), make("Franken", 16, "MISC")) != {}, "an eighth is a slip of the tagger"
    assert joins(make("St. Lunden", 1, "LOC"), make("St. Lunden", 16, "ORG")) == {}, "the quarter and its club"


@pytest.mark.parametrize("label", ["PER", "ORG", "MISC"])
def test_nothing_joins_a_place(make, joins, label):
    assert joins(make("Orlando", 1, label), make("Orlando", 90, "LOC")) == {}, "a novel, a club, a person"


def test_a_short_name_keeps_its_label(make, joins):
    assert joins(make("ISS", 1, "ORG"), make("ISS", 90, "MISC")) == {}, "an institute and a space station"


def test_a_surname_or_given_name_joins_no_other_label(make, joins):
    company = make("Berning", 9, "ORG")
    assert "Berning/PER" not in joins(make("Berning", 1), make("Ida Berning", 1), company), "somebody's surname"
    assert joins(make("Sofia", 1), make("Sofia", 9, "ORG")) == {}, "a given name"


def test_a_surname_joins_the_person_who_has_it_alone(make, joins):
    vale = make("Ida Berning", 9, forms={"Berning": 4})
    assert joins(make("Berning", 5), vale) == {"Berning/PER": ("Ida Berning", "surname")}
    assert joins(make("Bernings", 1), vale) == {"Bernings/PER": ("Ida Berning", "surname")}
    assert joins(make("Berning", 5), vale, make("Udo Berning", 1, forms={"Berning": 0})) != {}, "nine of ten articles"
    assert joins(make("Berning", 5), vale, make("Udo Berning", 2, forms={"Berning": 2})) == {}, "nine of eleven"


def test_a_genitive_of_the_full_name_is_nobody_else(make, joins):
    person = make("Ida Berning", 9, forms={"Berning": 4})
    assert joins(make("Bernings", 1), person, make("Ida Bernings", 2))["Bernings/PER"] == ("Ida Berning", "surname")
    assert "Bernings/PER" not in joins(make("Bernings", 1), person, make("Udo Bernings", 4)), "he may be meant"


def test_relatives_who_are_named_in_full_do_not_count_where_the_surname_means_one(make, joins):
    family = [make("Ida Berning", 90, forms={"Berning": 60}), make("Udo Berning", 20, forms={"Berning": 3})]
    assert joins(make("Berning", 5), *family) == {"Berning/PER": ("Ida Berning", "surname")}


@pytest.mark.parametrize(
    ("bearer", "articles", "uses"),
    [("Veronika Grimm", 4, 3), ("Johan Reinhold", 9, 0), ("Ute Richter", 9, 4)],
    ids=["too few articles: the brothers may be meant", "never called so", "an everyday word"],
)
def test_a_surname_of_somebody_little_known_stays_alone(make, joins, bearer, articles, uses):
    surname = bearer.split()[-1]
    person = make(bearer, articles, forms={surname: uses})
    assert joins(make(surname, 1), person) == {}


def test_an_everyday_surname_joins_where_it_never_opens_a_sentence(make, joins):
    person = make("Ute Richter", 30, forms={"Richter": 9})
    assert joins(make("Richter", 2, openings=1), person) == {}
    assert joins(make("Richter", 2), person) == {"Richter/PER": ("Ute Richter", "surname")}
    assert joins(make("Kings", 2, openings=1), make("Ann King", 30, forms={"King": 9})) == {}, "its genitive too"


def test_a_given_name_joins_no_bearer(make, joins):
    assert joins(make("James", 1), make("LeBron James", 9, forms={"James": 9})) == {}, "listed"
    store = [make("Tjorven Alt", 1), make("Tjorven Bol", 1), make("Max Tjorven", 9, forms={"Tjorven": 9})]
    assert "Tjorven/PER" not in joins(make("Tjorven", 1), *store), "the first name of two persons of the store"


def test_a_surname_drawn_to_the_next_word_is_no_given_name(make, joins):
    junk = [make("Berning Ostland", 1), make("Berning Novamed", 1)]
    person = make("Ida Berning", 10, forms={"Berning": 9})
    assert joins(make("Berning", 2), person, *junk) == {"Berning/PER": ("Ida Berning", "surname")}


def test_a_surname_more_frequent_than_its_bearer_stays_alone(make, joins):
    assert joins(make("Berning", 10), make("Ida Berning", 9, forms={"Berning": 9})) == {}


@pytest.mark.parametrize(("listed", "articles"), [(False, 3), (True, 2)])
def test_an_abbreviation_joins_the_name_that_articles_define(make, joins, listed, articles):
    long = make("Nordische Fischereikommission", 3, "ORG", {"NFK": articles}, listed=listed)
    assert joins(make("NFK", 9, "ORG"), long) == {"NFK/ORG": ("Nordische Fischereikommission", "abbreviation")}
    long = make("Nordische Fischereikommission", 3, "ORG", {"NFK": articles - 1}, listed=listed)
    assert joins(make("NFK", 9, "ORG"), long) == {}, "one article less"


def test_a_town_joins_no_club_that_is_called_by_it(make, joins):
    club = make("SV Ulm 04", 9, "ORG", {"Ulm": 4})
    assert joins(make("Ulm", 9, "LOC"), club) == {}
    assert joins(make("Ulm", 9, "ORG"), club) == {"Ulm/ORG": ("SV Ulm 04", "abbreviation")}
    assert joins(make("SVU", 9, "LOC"), make("SV Ulm 04", 9, "ORG", {"SVU": 4})) != {}, "no town is called by letters"


def test_initials_join_the_person_whom_three_articles_call_so(make, joins):
    person = make("Anna Berta-Kern", 3, forms={"ABK": 3})
    assert joins(make("ABK", 4, "ORG"), person) == {"ABK/ORG": ("Anna Berta-Kern", "abbreviation")}
    assert joins(make("ABK", 4, "ORG"), make("Anna Berta-Kern", 3, forms={"ABK": 2})) == {}, "two articles"
    assert joins(make("ABX", 4, "ORG"), make("Anna Berta-Kern", 3, forms={"ABX": 3})) == {}, "other letters"


def test_a_name_with_its_abbreviation_behind_it_joins_the_name(make, joins):
    long = make("Nordische Fischereikommission", 1, "ORG", {"NFK": 1})
    both = make("Nordische Fischereikommission NFK", 9, "ORG")
    assert joins(both, long) == {
        "Nordische Fischereikommission NFK/ORG": ("Nordische Fischereikommission", "apposition")
    }
    assert joins(both, make("Nordische Fischereikommission", 1, "ORG")) == {}, "nobody calls it so"


def test_an_abbreviation_of_two_names_stays_alone(make, joins):
    both = [
        make("Nordische Fischereikommission", 9, "ORG", {"NFK": 4}),
        make("Neue Friedenskoalition", 9, "ORG", {"NFK": 1}),
    ]
    assert "NFK/ORG" in joins(make("NFK", 9, "ORG"), *both), "four of five"
    both[1] = make("Neue Friedenskoalition", 9, "ORG", {"NFK": 2})
    assert joins(make("NFK", 9, "ORG"), *both) == {}


@pytest.mark.parametrize(
    "name", ["Landeskriminalamt", "Oberverwaltungsgericht", "Kreisverband Nord", "Hochschule Mitte"]
)
def test_a_local_body_owns_no_abbreviation(make, joins, name):
    assert joins(make("LKV", 9, "ORG"), make(name, 9, "ORG", {"LKV": 9})) == {}


def test_what_a_list_names_is_joined_to_but_never_moved(make, joins):
    listed = make("Nova Med", 1, "ORG", listed=True)
    assert joins(make("Nova-Med", 9, "ORG"), listed) == {"Nova-Med/ORG": ("Nova Med", "equal key")}
    assert joins(make("Nova Med", 9, "MISC"), listed) == {}, "two listed names are two entities, and so are labels"
    assert joins(make("Nova-Med", 9, "ORG", listed=True), listed) == {}


def test_what_is_written_like_the_genitive_of_a_listed_name_stays_apart(make, joins):
    town = make("Lundobo", 9, "LOC", {"Lundobos": 4}, listed=True)
    assert joins(make("Lundobós", 5, "LOC"), town) == {}, "a god"
    assert joins(make("Lúndobo", 5, "LOC"), town) == {"Lúndobo/LOC": ("Lundobo", "equal key")}


@pytest.mark.parametrize("label", ["ORG", "MISC"])
def test_what_a_list_was_kept_from_naming_stays_apart(make, joins, label):
    ministry = make("Ostministerium", 90, "ORG", {"Ostministerium": 50, "Bundesostministerium": 40}, listed=True)
    assert joins(make("Ostministerium", 1, label), ministry) == {}, "that of a state"
    assert joins(make("Ostministeriums", 1, label), ministry) == {}, "its genitive"
    assert joins(make("Ost-Ministerium", 1, label), ministry) != {}, "a spelling that the list lacks"


def test_a_show_named_after_a_person_stays_apart(make, joins):
    assert joins(make("Anne Berning", 1, "ORG"), make("Anne Berning", 9)) == {}
    assert joins(make("Anne Berning", 1, "MISC"), make("Anne Berning", 9)) != {}


@pytest.mark.parametrize(
    ("one", "other", "label"), [("Sofía", "Sofia", "PER"), ("Léons", "Leons", "PER"), ("M-1", "M1", "MISC")]
)
def test_one_word_of_a_person_and_a_short_name_have_one_spelling(make, joins, one, other, label):
    assert joins(make(one, 1, label), make(other, 9, label)) == {}


def test_steps_are_followed_to_their_end(make, joins):
    person = make("Ida Berning", 20, forms={"Berning": 9})
    found = joins(person, make("Ida Bernings", 1), make("Berning", 5), make("Bérning", 1), make("Berning", 1, "MISC"))
    assert found == {
        "Ida Bernings/PER": ("Ida Berning", "base form"),
        "Berning/PER": ("Ida Berning", "surname"),
        "Bérning/PER": ("Ida Berning", "equal key+surname"),
        "Berning/MISC": ("Ida Berning", "label+surname"),
    }
