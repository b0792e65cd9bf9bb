-- Which lines were taken out of the texts
--
-- Lines by source and role: how many, how many for each article of the source, the rule that took out most of them, and
-- an example. docs/line-roles.md explains the rules.
--
-- $source: Only of this source.
-- $limit = 50: Rows at most.
with sizes as (select source, count(*) as articles from articles group by source),
lines as (
  select a.source, l.role, l.rule, l.text, l.article_id, l.line_ix
  from removed_lines l
  join articles a using (article_id)
  where $source is null or a.source = $source
)
select source, role, count(*) as lines, round(count(*) / any_value(sizes.articles), 2) as lines_an_article,
  mode(rule order by rule) as most_by_rule, arg_min(text, (article_id, line_ix)) as example
from lines
join sizes using (source)
group by source, role
order by lines desc, source, role
limit $limit
