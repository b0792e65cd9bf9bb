import pytest

from newsmill.transforms.normalize.people import persons
from newsmill.transforms.normalize.site_names import is_site
from tests.cpu_time import seconds_of

SITES = ("Hafenkurier", "hafenkurier.example")
INA, JAN = "Ina Sommer", "Jan Weiß"


@pytest.mark.parametrize(
    "name",
    [
        "Ina Sommer, Jan Weiß",
        "ina@hafen.example (Ina Sommer), jan@hafen.example (Jan Weiß)",
        "Ina Sommer und Jan Weiß",
        "Von Ina Sommer und Jan Weiß",
        "By Ina Sommer and Jan Weiß",
        "Analysis by Ina Sommer and Jan Weiß",
        "Text: Ina Sommer / Jan Weiß",
        "Ein Gastbeitrag von Ina Sommer & Jan Weiß",
        "Ina Sommer; Jan Weiß",
        "Sommer, Ina; Weiß, Jan",
        "Sommer, Ina und Weiß, Jan",
        "Ina Sommer und Jan Weiß Fotos: Kim Lang",
        "Von unserer Redakteurin Ina Sommer und Jan Weiß u. a.",
        "Ina Sommer für den Hafenkurier, Jan Weiß Associated Press",
        "Ina Sommer | Jan Weiß",
        "Ina Sommer, and Jan Weiß",
        "Ina Sommer, Jan Weiß, dpa",
        "Ina Sommer, Jan Weiß (dpa/AFP)",
        "Ina Sommer, Jan Weiß und Hafenkurier",
        "Ina Sommer (Text), Jan Weiß, Kim Lang (Fotos)",
        "Ina Sommer, Hamburg; Jan Weiß, Berlin",
        "Ina Sommer, Redakteurin, Jan Weiß, Korrespondent in Kiel",
        "Ina Sommer+Jan Weiß",
        "Par Ina Sommer et Jan Weiß",
        "Por Ina Sommer y Jan Weiß",
        "Di Ina Sommer e Jan Weiß",
        "Door Ina Sommer en Jan Weiß",
        "Ina Sommer, Jan Weiß avec AFP",
        "Ina Sommer in Kiel and Jan Weiß in New York",
        "Ina Sommer with additional reporting by Jan Weiß",
        "Ina Sommer – Hafenkurier, Jan Weiß",
        "Ina Sommer, Jan Weiß, freie Mitarbeiter",
        "Ina Sommer <ina@hafenkurier.photography>, Jan Weiß <jan@hafenkurier.de>",
    ],
)
def test_several_in_one_string(name):
    assert persons([name], SITES) == (INA, JAN)


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("post@hafenkurier.international (Ina Sommer)", "Ina Sommer"),
        ("Ina Sommer (@isommer)", "Ina Sommer"),
        ("Sommer, Ina", "Ina Sommer"),
        ("Karl von und zu Ahorn", "Karl von und zu Ahorn"),
        ("Ursula von der Au", "Ursula von der Au"),
        ("Von der Au", "Von der Au"),
        ("Vonn Ida", "Vonn Ida"),
        ("Anna Undorf", "Anna Undorf"),
        ("Kim Long, Jr.", "Kim Long Jr."),
        ("Kim Long, Ph.D.", "Kim Long"),
        ("Anna-Lena O'Hara", "Anna-Lena O'Hara"),
        ("张伟", "张伟"),
        ("Мария Иванова", "Мария Иванова"),
        ("Ed Mitford", "Ed Mitford"),
        ("Ina Sommer, University of Musterstadt", "Ina Sommer"),
        ("Ina S.", "Ina S."),
        ("Ola", "Ola"),
        ("Pa Andersen", "Pa Andersen"),
        ("Jana Sid", "Jana Sid"),
        ("Karl von Ahorn", "Karl von Ahorn"),
        ("Ina Sommer-Ahorn", "Ina Sommer-Ahorn"),
        ("Prinz in Kiel", "Prinz in Kiel"),
        ("José Hafen y Ufer", "José Hafen y Ufer"),
        ("Di Ufer", "Di Ufer"),
        ("KRYSIA", "KRYSIA"),
        ("Kwxyla", "Kwxyla"),
        ("Ina Sommer avec AFP", "Ina Sommer"),
    ],
)
def test_one_name_stays_one(name, person):
    assert persons([name], SITES) == (person,)


@pytest.mark.parametrize(
    "name",
    [
        "dpa", "AFP", "dpa/lno", "Reuters", "The Associated Press", "dpa-AFX", "Mit Material von dpa", "Agentur",
        "Hafenkurier", "hafenkurier.example", "Redaktion Hafenkurier", "Der Hafenkurier", "HAFENKURIER Online",
        "Redaktion", "Die Redaktion", "AFP Deutschland", "Anzeige",
        "Online-Redaktion", "La Rédaction", "Redacción", "Redazione",
        "Lokalredaktion", "Redaktionsnetzwerk Hafen", "Our Foreign Staff", "Editorial Board",
        "false",
        "{{ author.name }}", "${autor}", "[object Object]", "Agence France-Presse in Paris",
        "DPA Deutsche Presse-Agentur GmbH", "Staff Reporter", "admin", "Newsroom", "nan", "None", "-",
        "noreply@hafenkurier.photography", "https://social.example/ina", "www.hafenkurier.example", "Foto: Kim Lang",
        "Fotos: Kim Lang", "Chefredakteurin", "Senior Correspondent",
        "sommer.ina", "uferblatt.example", "is/jw", "WXRTNEWS", "KQRS-FM", "Universität Musterstadt",
        "The Harbour Trust", "x" * 3000, "", " , ; ",
    ],
)  # fmt: skip
def test_what_is_no_person(name):
    assert persons([name], SITES) == ()


def test_each_once_in_order():
    assert persons(["Jan Weiß", "Ina Sommer und Jan Weiß", "dpa"], ()) == (JAN, INA)


@pytest.mark.parametrize(
    "text",
    [
        "hafenkurier",
        "Hafen Kurier",
        "Hafenkurier Blog",
        "www.hafenkurier.de",
        "hafenkurier.com",
        "News-Team Hafenkurier",
    ],
)
def test_a_site_in_other_words(text):
    assert is_site(text, ["Der Hafenkurier"])


@pytest.mark.parametrize("text", ["Hafenkurier-Leserin Ina", "Kurier", "Redaktion", "", "Hafen"])
def test_what_is_not_the_site(text):
    assert not is_site(text, ["Der Hafenkurier", "Online"])


def test_departments_of_a_site_in_capitals():
    assert persons(["Ina Sommer, NBK Sport"], ["NBK"]) == (INA,)


@pytest.mark.parametrize("piece", ["a", " ", "@", "(", ", ", " und ", "von ", "www.", "a@", "by ", "/a", "a:"])
def test_cost_is_linear(piece):
    names = [piece * (2_000 // len(piece)) for _ in range(50)]
    assert seconds_of(lambda: persons(names, SITES)) < 2.0
