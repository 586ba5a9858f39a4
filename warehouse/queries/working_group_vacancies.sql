-- Which seats in working groups stand empty, and which body is to fill them?
SELECT municipality, committee, working_group, as_of, represents, role, source_link
FROM working_group_member
WHERE vacant
ORDER BY municipality, committee, working_group, position;
