-- Which places are in the news
--
-- Places by the articles without copies that name them, with coordinates, for a map, where they are known.
--
-- $period = all: Days of publication.
-- $source: Only in this source.
-- $limit = 50: Rows at most.
select e.name, e.kind, e.country_code, e.latitude, e.longitude, count(distinct m.article_id) as articles
from mentions m
join entities e using (entity_id)
join articles a using (article_id)
where a.duplicate_of is null and e.label = 'LOC'
  and ($from_day::date is null or a.published_date >= $from_day) and ($to_day::date is null or a.published_date <= $to_day)
  and ($source is null or a.source = $source)
group by e.entity_id, e.name, e.kind, e.country_code, e.latitude, e.longitude
order by articles desc, e.name, e.entity_id
limit $limit
