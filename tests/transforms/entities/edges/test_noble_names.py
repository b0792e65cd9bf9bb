"""Names that the tagger cut before their particle."""

import pytest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[PER Philipp] von und zu [LOC Lerchenau] kam.", ["Philipp von und zu Lerchenau"]),
        ("Die Rede von [PER Marie Gräfin] zu Dohlen-Lundt gefiel.", ["Marie Gräfin zu Dohlen-Lundt"]),
        ("[PER Klaus] von der [LOC Leyden] kam. Von der Leyden ging.", ["Klaus von der Leyden", "Leyden"]),
        ("[PER Klaus] von der [LOC Leyden] kam.", ["Klaus"]),
        ("[PER Klaus] von der Polizei kam. Von der Polizei weiß er es.", ["Klaus"]),
        ("[PER Klaus] von der ARD kam. Von der ARD kam sonst niemand.", ["Klaus"]),
        ("[PER Klaus Lund] von der [LOC Leyden] kam. Von der Leyden ging.", ["Klaus Lund"]),
        ("[PER Heidi Graf] von der Freiwilligen Feuerwehr kam.", ["Heidi Graf"]),
        ("Sie traf eine [PER Gräfin] zu Hause an.", []),
    ],
)
def test_a_name_goes_on_behind_its_particle(resolved, text, names):
    assert [found[0] for found in resolved(text) if found[1] == "PER"] == names


def test_english_has_no_such_names(resolved):
    assert resolved("[PER Marie Baron] von Lund spoke.", "en")[0][0] == "Marie Baron"
