-- How coverage of somebody or something developed
--
-- Articles without copies that name the entity, by day, week or month, those without any included: how many, what share
-- of all articles of that time (null where there are none), and in how many sources.
--
-- $entity!: The entity.
-- $period = all: Days of publication.
-- $unit = week: `day`, `week` or `month`.
with own as (
  select article_id, source, date_trunc($unit, published_date)::date as start
  from articles
  where duplicate_of is null and published_date is not null
    and ($from_day::date is null or published_date >= $from_day) and ($to_day::date is null or published_date <= $to_day)
),
told as (
  select start, count(*) as articles, count(distinct source) as sources
  from own
  where article_id in (select article_id from mentions where entity_id = $entity)
  group by start
),
every as (select start, count(*) as of_all from own group by start),
span as (select unnest(generate_series(min(start), max(start), ('1 ' || $unit)::interval))::date as start from own)
select start, coalesce(articles, 0) as articles, coalesce(of_all, 0) as of_all,
  round(coalesce(articles, 0) / of_all, 4) as share, coalesce(sources, 0) as sources
from span left join every using (start) left join told using (start)
order by start
