import apache_beam as beam
from apache_beam.runners.portability.fn_api_runner import FnApiRunner
from apache_beam.testing.util import assert_that

from newsmill.schemas.row import from_batch, to_batch
from newsmill.schemas.rows.article import LanguageArticle, TaggedArticle
from newsmill.transforms.entities.entity_settings import EntitySettings
from newsmill.transforms.entities.transform import TagEntities


def test_batches_of_articles_become_batches_of_tagged_articles(make_article):
    batch = to_batch([make_article("In Polen."), make_article("Nichts.", language="sv")], LanguageArticle)

    def check(batches):
        (tagged,) = [from_batch(each, TaggedArticle) for each in batches]
        assert [[mention.country_code for mention in row.mentions] for row in tagged] == [["PL"], []]

    with beam.Pipeline(runner=FnApiRunner()) as pipeline:
        tagged = pipeline | beam.Create([batch]) | TagEntities(EntitySettings())
        assert_that(tagged.rows, check)
