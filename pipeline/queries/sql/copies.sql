-- Where a text stands, and who had it first
--
-- All articles with the text of one article, whole or nearly, by time of publication, with the hours since the first.
--
-- $article!: One of them.
select source, published_at, round(epoch(published_at - min(published_at) over ()) / 3600, 1) as hours_later,
  coalesce(duplicate_kind, 'canonical') as kind, array_to_string(agencies, ', ') as agencies, title, url, article_id
from articles
where cluster_id = (select cluster_id from articles where article_id = $article)
order by published_at nulls last, article_id
