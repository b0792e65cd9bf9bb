-- How sources quote
--
-- Quotes by source and by how the speaker is told: by name, by a description, by a pronoun, not at all. Articles without
-- copies.
--
-- $period = all: Days of publication.
-- $limit = 50: Rows at most.
select q.source, coalesce(q.speaker_kind, 'none') as speaker_kind, count(*) as quotes,
  count(*) filter (q.kind = 'direct') as direct, count(*) filter (q.kind = 'mixed') as mixed,
  count(*) filter (q.kind = 'indirect') as indirect, count(q.speaker_entity_id) as speaker_known
from quotes q
join articles a using (article_id)
where a.duplicate_of is null
  and ($from_day::date is null or a.published_date >= $from_day) and ($to_day::date is null or a.published_date <= $to_day)
group by all
order by q.source, quotes desc, speaker_kind
limit $limit
