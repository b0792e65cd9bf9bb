-- What kinds of entities there are
--
-- Entities by label and by the kind that the lists know them as: how many, named in how many articles, copies included,
-- and the three that most articles name.
--
-- $limit = 50: Rows at most.
select label, kind, count(*) as entities, sum(mention_count)::bigint as mentions, max(article_count) as most_articles,
  array_to_string(list(name order by article_count desc, name)[1:3], ', ') as examples
from entities
group by label, kind
order by entities desc, label, kind
limit $limit
