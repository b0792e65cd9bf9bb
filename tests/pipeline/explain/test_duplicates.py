import json
from pathlib import Path
from typing import Any

import pytest

from newsmill.pipeline.explain.duplicates import explanation, explanation_json
from newsmill.pipeline.plan import base_of
from newsmill.pipeline.store.layout import Store
from newsmill.schemas.tables import ARTICLES

FERRY = (
    "Die Fähre nach Norderhoog fährt von April an wieder stündlich. Das hat die Reederei am Dienstag nach langem "
    "Streit mit der Gemeinde mitgeteilt. Im Winter war das Schiff nur viermal am Tag gefahren, weil Personal "
    "fehlte und die Preise für Treibstoff gestiegen waren. Bürgermeisterin Ines Petersen nannte die Einigung einen "
    "guten Tag für alle, die auf der Insel leben und auf dem Festland arbeiten. Der Fahrplan gilt zunächst bis zum "
    "Herbst, danach will man neu verhandeln. Die Gemeinde zahlt dafür jeden Monat einen Zuschuss, über dessen Höhe "
    "beide Seiten schweigen. Auch ein zweites Schiff ist im Gespräch, das im Sommer die Gäste der Ferienhäuser "
    "bringen soll. Der Naturschutzbund warnt vor mehr Verkehr im Watt und fordert, dass leisere Motoren eingebaut "
    "werden, bevor die Saison beginnt."
)
CLOSE = (
    "Der Aktienindex in Lindenhafen hat am {day} {points} Punkte {way}. Stärkster Wert war die {best}, schwächster "
    "die {worst}. Umgesetzt wurden Papiere für {volume} Millionen Euro. Die Kurse sind Schlusskurse der Börse "
    "Lindenhafen, alle Angaben sind ohne Gewähr. Der Index enthält die dreißig größten Unternehmen des Landes und "
    "wird zweimal im Jahr neu zusammengesetzt. Wer mehr über einzelne Werte wissen will, findet sie auf unserer "
    "Seite für die Wirtschaft, dort stehen auch die Kurse der Anleihen und die Preise für Gold und Öl."
)
CLOSES = (
    CLOSE.format(day="Montag", points="45", way="gewonnen", best="Nordstahl", worst="Alpenbank", volume="310"),
    CLOSE.format(day="Dienstag", points="82", way="verloren", best="Rheinchemie", worst="Kranich Air", volume="295"),
)


def row(name: str, title: str, text: str, hour: int, day: int = 2) -> dict[str, str]:
    published = f"2026-02-{day:02}T{hour:02}:00:00Z"
    return {"url": f"https://{name}.example/artikel?utm_source=x", "title": title, "text": text, "published": published}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, run_into: Any) -> Store:
    folder = tmp_path_factory.mktemp("explain")
    rows = [
        row("erste", "Fähre fährt wieder stündlich", FERRY, 8),
        row("kopie", "FÄHRE FÄHRT WIEDER STÜNDLICH", FERRY, 9),
        row("fast", "Norderhoog: Einigung über die Fähre", FERRY.replace("zunächst bis", "erst einmal bis"), 10),
        row("kurz", "Neuer Fahrplan", FERRY[: FERRY.index("Bürgermeisterin")], 11),
        row("boerse-mo", "Börse am Montag", CLOSES[0], 17, 2) | {"url": "https://boerse.example/montag"},
        row("boerse-di", "Börse am Dienstag", CLOSES[1], 17, 3) | {"url": "https://boerse.example/dienstag"},
        row("fern", "Ganz etwas anderes", "Ein Uhu hat im Kirchturm von Celle gebrütet.", 12),
    ]
    folder.joinpath("in.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    run_into(folder / "in.jsonl", folder / "out")
    return Store(folder / "out")


def ids(store: Store) -> dict[str, str]:
    base = base_of(store)
    rows = [row for month in base.partitions(ARTICLES) for row in base.read(ARTICLES, month).to_pylist()]
    return {row["canonical_url"]: row["article_id"] for row in rows}


def test_canonical_article_names_its_copies(told: Store) -> None:
    text = explanation(told, "https://erste.example/artikel")
    assert "it is no duplicate." in text
    assert "- exact: " in text
    assert "kopie.example" in text


def test_exact_copy_names_the_original(told: Store) -> None:
    text = explanation(told, "https://kopie.example/artikel")
    assert "is an exact copy of “Fähre fährt wieder stündlich” (erste.example, 2026-02-02 08:00 UTC" in text


def test_near_copy_tells_its_figures(told: Store) -> None:
    text = explanation(told, "https://fast.example/artikel")
    assert "is a near-duplicate of" in text
    assert "of all word triples (near from 50%)" in text


def test_contained_article_names_its_container(told: Store) -> None:
    text = explanation(told, "https://kurz.example/artikel")
    assert "it is no duplicate, though contained in “" in text
    assert "100% of this article is in it" in text


def test_issues_of_a_template_are_told_though_no_table_holds_them(told: Store) -> None:
    text = explanation(told, "https://boerse.example/montag")
    assert "it is no duplicate." in text
    assert "- not linked: “Börse am Dienstag”" in text
    assert "issues of one template" in text


def test_article_without_any_pair_says_so(told: Store) -> None:
    assert "- No article within 30 days reaches a threshold." in explanation(told, "https://fern.example/artikel")


def test_json_has_the_pairs_of_the_text(told: Store) -> None:
    own = ids(told)
    found = json.loads(json.dumps(explanation_json(told, "https://kopie.example/artikel")))
    assert (found["article_id"], found["duplicate_of"], found["duplicate_kind"]) == (
        own["https://kopie.example/artikel"],
        own["https://erste.example/artikel"],
        "exact",
    )
    assert {pair["relation"] for pair in found["pairs"]} == {"exact", "near", "contained"}
    assert found["text"] == explanation(told, "https://kopie.example/artikel")
    series = explanation_json(told, "https://boerse.example/montag")
    assert (series["pairs"], [pair["relation"] for pair in series["not_linked"]]) == ([], ["slots"])


def test_explaining_writes_nothing(told: Store) -> None:
    before = sorted(path for path in Path(told.root).rglob("*"))
    explanation(told, "https://fern.example/artikel")
    assert sorted(path for path in Path(told.root).rglob("*")) == before
