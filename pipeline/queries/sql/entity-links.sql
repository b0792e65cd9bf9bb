-- Which names were joined, and why
--
-- Entities that an article names in one way and the whole store in another: the rule that joined them, what it went by,
-- and how many mentions that moved.
--
-- $entity: Only what was joined to this one.
-- $limit = 50: Rows at most.
select any_value(m.text order by m.article_id, m.mention_ix) as written, e.name as entity, e.label, l.rule,
  any_value(l.evidence order by l.period) as evidence, count(distinct (m.article_id, m.mention_ix)) as mentions
from entity_links l
join entities e using (entity_id)
join mentions m on m.local_entity_id = l.local_entity_id and m.entity_id = l.entity_id
where $entity is null or l.entity_id = $entity
group by l.local_entity_id, l.entity_id, e.name, e.label, l.rule
order by mentions desc, entity, written, l.local_entity_id
limit $limit
