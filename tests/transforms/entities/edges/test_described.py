"""German names and what stands around them: nouns behind, offices before, lists within and around."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[ORG Orbix] spart. Er warf [ORG Orbix Wortbruch] vor.", [("Orbix", "ORG"), ("Orbix", "ORG")]),
        ("[ORG Orbix] spart. Zu [ORG Orbix Sport] kam er.", [("Orbix", "ORG"), ("Orbix Sport", "ORG")]),
        ("[ORG Orbix] spart. Die [ORG Orbix Holding] auch.", [("Orbix", "ORG"), ("Orbix Holding", "ORG")]),
        ("[ORG TSV] und [ORG TSV Essen] siegten.", [("TSV", "ORG"), ("TSV Essen", "ORG")]),
        ("[ORG Orbix] spart. Im „[ORG Orbix Wortbruch]“ steht es.", [("Orbix", "ORG"), ("Orbix Wortbruch", "ORG")]),
        ("Motorsportchef [ORG Tomo Wulff] kam.", [("Tomo Wulff", "PER")]),
        ("Motorsportchef [ORG Union Lohfeld] kam.", [("Union Lohfeld", "ORG")]),
        ("Sie riefen [PER Lind], [ORG Wulff] und [PER Ash].", [("Lind", "PER"), ("Wulff", "PER"), ("Ash", "PER")]),
        (
            "Für [PER Lind], [PER Wulff] und [ORG Ash für Celle].",
            [("Lind", "PER"), ("Wulff", "PER"), ("Ash für Celle", "ORG")],
        ),
        ("Aus [LOC Lind] und [PER Ash] kam er.", [("Lind", "LOC"), ("Ash", "PER")]),
        (
            "für [LOC Lohfeld], [PER Ada Lund] und [PER Bo Ash] kam er.",
            [("Lohfeld", "LOC"), ("Ada Lund", "PER"), ("Bo Ash", "PER")],
        ),
    ],
)
def test_what_stands_around_a_name(resolved, text, expected):
    assert [(found[0], found[1]) for found in resolved(text)] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Das [ORG Landesamt für Natur], Umwelt und Verbraucherschutz prüft.", None),
        ("Die [ORG Behörde für Umwelt, Natur] und Verbraucherschutz prüft.", None),
        ("Die Mittelstands- und [ORG Wirtschaftsunion] prüft.", None),
        ("Das [ORG Landesamt für Natur] und Umwelt prüft.", None),
        ("Das [ORG Landesamt für Natur] und Gärtnereien prüfen.", "Landesamt für Natur"),
        ("Das [ORG Landesamt für Natur] und die Umwelt leiden.", None),
        ("Das [ORG Landesamt für Natur], Umwelt, Verbraucherschutz prüfen.", "Landesamt für Natur"),
        ("Das [ORG Landesamt für Natur], Lohfeld und Celle prüfen.", "Landesamt für Natur"),
    ],
)
def test_a_list_in_the_name_of_a_body(resolved, text, name):
    whole = text.replace("[ORG ", "").replace("]", "").partition(" ")[2].rpartition(" ")[0]
    assert [(found[0], found[1]) for found in resolved(text)] == [(name or whole, "ORG")]
