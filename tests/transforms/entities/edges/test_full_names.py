"""Full names that the tagger missed."""


def test_a_given_name_before_a_surname_that_stands_elsewhere(resolved):
    assert resolved("Es kam Albert Lindqvist. Dann sprach Lindqvist.")[0][0] == "Albert Lindqvist"
    assert resolved("Es kam Albert Lindqvist. Dann sprach niemand.") == []


def test_a_noun_that_the_article_speaks_of_is_no_surname(resolved):
    assert resolved("Am Albert Museum. Das Museum ist neu. Ein Museum braucht Platz.") == []
