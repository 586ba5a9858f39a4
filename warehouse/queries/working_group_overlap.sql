-- Which working groups of a municipality share people or bodies?
SELECT municipality, group_a, group_b, shared_people, shared_bodies, same_document, source_link, source_link_b
FROM working_group_overlap
ORDER BY municipality, len(shared_people) DESC, len(shared_bodies) DESC, group_a, group_b;
