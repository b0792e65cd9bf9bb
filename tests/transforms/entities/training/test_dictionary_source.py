from pathlib import Path

from newsmill.transforms.entities.training.dictionary_source import kinds_of, read_kinds


def test_kinds_of_a_written_out_dictionary(tmp_path: Path) -> None:
    readings = tmp_path / "readings.txt"
    readings.write_text(
        "Ute_Ute_EIG:NOM:SIN:FEM:NOA:VOR*\nSpree_Spree_EIG:NOM:SIN:FEM:ART:WAT\nTor_Toren_SUB:DAT:PLU:MAS\n"
        "Tor_Tor_SUB:NOM:SIN:NEU\nTor_Tor_SUB:NOM:SIN:MAS\nschön_schöne_ADJ:NOM:SIN:FEM:GRU:SOL\nund_und_KON:NEB\n",
        encoding="utf-8",
    )
    assert read_kinds(readings) == {"Ute": "G", "Spree": "E", "Toren": "p", "Tor": "mn", "schöne": "a", "und": "x"}


def test_what_is_no_reading_is_left_out() -> None:
    assert kinds_of(["", "bleichen_#bleich_VER:1:SIN:PRÄ:NON -- a remark\n", "half_a\n"]) == {}
