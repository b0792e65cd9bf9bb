-- Which sources are first
--
-- Stories of several sources: in how many a source takes part, in how many it was the first, and how many hours it is
-- behind the first in the middle of the others.
--
-- $period = all: Days of the story's first publication.
with told as (
  select s.story_id, a.source, min(a.published_at) as published_at
  from stories s
  join articles a using (story_id)
  where s.source_count > 1 and a.published_at is not null
    and ($from_day::date is null or s.first_published_at::date >= $from_day)
    and ($to_day::date is null or s.first_published_at::date <= $to_day)
  group by all
),
behind as (
  select source, epoch(published_at - min(published_at) over (partition by story_id)) / 3600 as hours from told
)
select source, count(*) as stories, count(*) filter (hours = 0) as first,
  round(count(*) filter (hours = 0) / count(*), 3) as first_share,
  round(median(hours) filter (hours > 0), 1) as median_hours_behind
from behind
group by source
order by first desc, stories desc, source
