-- What is new since the last run
--
-- Articles that the last run that found any saw first, copies included.
--
-- $source: Only of this source.
-- $limit = 50: Rows at most.
select published_at, source, title, coalesce(duplicate_kind, 'own') as kind, word_count as words, article_id
from articles
where first_seen_at = (select max(first_seen_at) from articles) and ($source is null or source = $source)
order by published_at desc nulls last, article_id
limit $limit
