-- Who is quoted most
--
-- Speakers by the articles without copies that quote them, with the sources that do. The parts of one utterance are one quote.
--
-- $period = 7 days: Days of publication.
-- $source: Only in this source.
-- $limit = 20: Rows at most.
select e.name, e.label, count(distinct q.article_id) as articles, count(distinct (q.article_id, q.group_ix)) as quotes,
  count(distinct q.source) as sources,
  round(count(*) filter (q.kind = 'direct') / count(*), 2) as direct_share
from quotes q
join entities e on e.entity_id = q.speaker_entity_id
join articles a using (article_id)
where a.duplicate_of is null and a.published_date between $from_day and $to_day
  and ($source is null or q.source = $source)
group by e.entity_id, e.name, e.label
order by articles desc, quotes desc, e.name, e.entity_id
limit $limit
