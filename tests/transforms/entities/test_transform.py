from newsmill.schemas.row import from_batch, to_batch
from newsmill.schemas.rows.article import LanguageArticle, TaggedArticle
from newsmill.transforms.entities.entity_settings import EntitySettings
from newsmill.transforms.entities.transform import TagEntities


def test_a_batch_of_articles_becomes_one_of_tagged_articles(make_article):
    batch = to_batch([make_article("In Polen."), make_article("Nichts.", language="sv")], LanguageArticle)
    tagged, rejects = TagEntities(EntitySettings())(batch)
    countries = [[mention.country_code for mention in row.mentions] for row in from_batch(tagged, TaggedArticle)]
    assert countries == [["PL"], []]
    assert rejects.num_rows == 0
