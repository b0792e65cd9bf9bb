-- What somebody said
--
-- Quotes of one speaker, the newest first, from articles without copies.
--
-- $entity!: Who speaks.
-- $period = all: Days of publication.
-- $source: Only in this source.
-- $limit = 20: Rows at most.
select a.published_date as day, a.source, q.kind, q.text as quote, q.cue, a.title, a.article_id
from quotes q
join articles a using (article_id)
where q.speaker_entity_id = $entity and a.duplicate_of is null
  and ($from_day::date is null or a.published_date >= $from_day) and ($to_day::date is null or a.published_date <= $to_day)
  and ($source is null or a.source = $source)
order by a.published_at desc nulls last, q.article_id, q.quote_ix
limit $limit
