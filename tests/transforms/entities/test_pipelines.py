import json
from pathlib import Path

import pytest
import spacy

from newsmill.transforms.entities.entity_settings import EntitySettings
from newsmill.transforms.entities.pipelines import check_settings, languages_without_model, pipeline_for
from newsmill.transforms.entities.settings_errors import IncompatibleModelError, NoEntityModelError, UnknownModelError
from newsmill.transforms.ground.spacy_packages import install_command


def _ruler_model(folder: Path, patterns: list[dict[str, str]]) -> str:
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler").add_patterns(patterns)
    nlp.meta["name"] = "test_news"
    nlp.to_disk(folder)
    return str(folder)


def test_an_unknown_official_model_names_its_install_command():
    with pytest.raises(UnknownModelError, match=r"\S+ -m spacy download de_core_news_lg"):
        check_settings(EntitySettings.of({"de": "de_core_news_lg"}))


def test_another_unknown_model_has_no_install_command(tmp_path):
    with pytest.raises(UnknownModelError, match="newsmill doctor"):
        check_settings(EntitySettings.of({"de": str(tmp_path / "nothing")}))
    assert install_command("my_model") is None


def test_a_model_for_another_spacy_says_which(tmp_path):
    model = _ruler_model(tmp_path, [])
    meta = json.loads((tmp_path / "meta.json").read_text())
    (tmp_path / "meta.json").write_text(json.dumps(meta | {"spacy_version": ">=2.3.0,<2.4.0"}))
    with pytest.raises(IncompatibleModelError, match=r"needs spaCy >=2\.3\.0,<2\.4\.0"):
        check_settings(EntitySettings.of({"de": model}))


@pytest.mark.parametrize("meta", ["", "[]", "{}"])
def test_a_folder_with_a_broken_description(tmp_path, meta):
    (tmp_path / "meta.json").write_text(meta)
    with pytest.raises(IncompatibleModelError):
        check_settings(EntitySettings.of({"de": str(tmp_path)}))


def test_a_model_without_ner(tmp_path):
    spacy.blank("de").to_disk(tmp_path)
    with pytest.raises(NoEntityModelError, match="no ner"):
        check_settings(EntitySettings.of({"de": str(tmp_path)}))


def test_only_what_entities_need_is_loaded_and_sentences_come_first(tmp_path):
    model = _ruler_model(tmp_path, [{"label": "ORG", "pattern": "Werk Nord"}])
    pipeline = pipeline_for("de-AT", EntitySettings.of({"de": model}))
    assert pipeline.nlp is not None
    assert pipeline.nlp.pipe_names == ["newsmill_sentences", "entity_ruler"]
    assert pipeline.name == "de_test_news 0.0.0"
    assert pipeline_for("de", EntitySettings.of({"de": model})) is pipeline


def test_languages_without_a_model_are_read_by_rules():
    settings = EntitySettings.of({"fr": "fr_core_news_sm"})
    assert pipeline_for("sv", settings).name == "rules-sv"
    assert pipeline_for(None, settings).name == "rules"
    assert languages_without_model(settings, ["sv", "fr", None]) == ["sv", None]


def test_a_package_holds_its_pipeline_in_a_folder_of_its_version(tmp_path):
    inner = tmp_path / "de_test_news-0.0.0"
    _ruler_model(inner, [{"label": "ORG", "pattern": "Werk Nord"}])
    (tmp_path / "meta.json").write_text((inner / "meta.json").read_text())
    pipeline = pipeline_for("de", EntitySettings.of({"de": str(tmp_path)}))
    assert pipeline.name == "de_test_news 0.0.0"
    assert pipeline.nlp is not None
    assert [each.text for each in pipeline.nlp("Das Werk Nord schließt.").ents] == ["Werk Nord"]
