-- Who and what is named most
--
-- Entities by the articles without copies that name them; sources that name themselves are left out.
--
-- $period = all: Days of publication.
-- $label: Only `PER`, `ORG`, `LOC`, `MISC`, or a label of your entity list.
-- $source: Only in this source.
-- $limit = 20: Rows at most.
select e.name, e.label, e.kind, count(distinct m.article_id) as articles, count(*) as mentions,
  count(distinct m.source) as sources, min(m.published_date) as first_day, max(m.published_date) as last_day
from mentions m
join entities e using (entity_id)
join articles a using (article_id)
where a.duplicate_of is null and not m.own_source
  and ($from_day::date is null or a.published_date >= $from_day) and ($to_day::date is null or a.published_date <= $to_day)
  and ($label is null or e.label = $label) and ($source is null or a.source = $source)
group by e.entity_id, e.name, e.label, e.kind
order by articles desc, mentions desc, e.name, e.entity_id
limit $limit
