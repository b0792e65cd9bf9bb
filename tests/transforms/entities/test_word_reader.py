import pytest
import spacy

from newsmill.transforms.entities.components import doc_spans
from newsmill.transforms.entities.entity_settings import EntitySettings
from newsmill.transforms.entities.pipelines import pipeline_for
from newsmill.transforms.entities.word_reader import word_reader

TEXTS = [
    "Angela Merkel reiste nach Paris. Dort traf sie  Emmanuel \t Macron.\n\nDie AfD tadelte die Reise – »zu teuer«.",
    "Nach Berlin\nBundestag: Olaf Scholz (SPD) und Siemens-Chef Roland Busch",
    "London (Reuters) – Boris Johnson’s party won 3. May. The U.S. Senate and Google didn't comment.",
    "",
    "\n \n",
]


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_reader_finds_what_the_pipeline_finds(language):
    pipeline = pipeline_for(language, EntitySettings.of())
    assert pipeline.nlp is not None
    assert pipeline.words is not None
    found = pipeline.words.read(TEXTS)
    assert found == [doc_spans(doc) for doc in pipeline.nlp.pipe(TEXTS)]
    assert len(found[0]) > 2


def test_a_pipeline_with_other_pipes_has_no_reader():
    nlp = spacy.blank("de")
    nlp.add_pipe("newsmill_sentences")
    nlp.add_pipe("entity_ruler")
    assert word_reader(nlp) is None
