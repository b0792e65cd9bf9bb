-- Who copies from whom
--
-- Pairs of sources that have the same text, whole, nearly, or one within the other: whose came first how often, and the
-- hours between in the middle of them. An agency that both print is a reason too.
--
-- $period = all: Days of publication of the later one.
-- $source: Only pairs with this source.
-- $limit = 20: Rows at most.
with pairs as (
  select d.relation, d.lag_hours, greatest(a.published_at, b.published_at)::date as day,
    if(a.published_at <= b.published_at, a.source, b.source) as first_source,
    if(a.published_at <= b.published_at, b.source, a.source) as second_source,
    len(list_intersect(a.agencies, b.agencies)) > 0 as agency
  from duplicates d
  join articles a on a.article_id = d.article_a
  join articles b on b.article_id = d.article_b
  where not d.same_source and d.lag_hours is not null
)
select first_source, second_source, count(*) as pairs, count(*) filter (relation = 'exact') as exact,
  count(*) filter (relation = 'near') as near, count(*) filter (relation = 'contained') as contained,
  count(*) filter (agency) as same_agency, round(median(lag_hours), 1) as median_hours
from pairs
where ($from_day::date is null or day >= $from_day) and ($to_day::date is null or day <= $to_day)
  and ($source is null or $source in (first_source, second_source))
group by all
order by pairs desc, first_source, second_source
limit $limit
