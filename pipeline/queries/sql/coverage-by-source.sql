-- Which papers write about somebody or something
--
-- Articles without copies that name the entity, by source, with their share of all the source's articles, and when it was
-- named first and last.
--
-- $entity!: The entity.
-- $period = all: Days of publication.
with own as (
  select article_id, source, published_date,
    article_id in (select article_id from mentions where entity_id = $entity) as told
  from articles
  where duplicate_of is null
    and ($from_day::date is null or published_date >= $from_day) and ($to_day::date is null or published_date <= $to_day)
)
select source, count(*) filter (told) as articles, count(*) as of_all,
  round(count(*) filter (told) / count(*), 4) as share,
  min(published_date) filter (told) as first_day, max(published_date) filter (told) as last_day
from own
group by source
having count(*) filter (told) > 0
order by articles desc, share desc, source
