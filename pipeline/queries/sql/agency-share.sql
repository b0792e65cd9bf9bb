-- How much of a paper is agency copy
--
-- Articles by source that name an agency as their origin, and their share; `shared` are those of them that another
-- source has too, `shared_unnamed` those that another source has and that name no agency: they count as the paper's own.
--
-- $period = all: Days of publication.
with told as (
  select source, len(agencies) > 0 as agency, agencies,
    cluster_id in (select cluster_id from clusters where source_count > 1) as shared
  from articles
  where ($from_day::date is null or published_date >= $from_day) and ($to_day::date is null or published_date <= $to_day)
),
named as (
  select source, agency, count(*) as n
  from (select source, unnest(agencies) as agency from told)
  group by all
),
most as (select source, string_agg(agency || ' ' || n, ', ' order by n desc, agency) as agencies from named group by source)
select source, count(*) as articles, count(*) filter (agency) as agency_articles,
  round(count(*) filter (agency) / count(*), 3) as agency_share, count(*) filter (agency and shared) as shared,
  count(*) filter (not agency and shared) as shared_unnamed, any_value(most.agencies) as agencies
from told
left join most using (source)
group by source
order by agency_share desc, articles desc, source
