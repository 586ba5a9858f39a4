-- Who sits in more than one working group? Two persons of one name are taken for one; masked names are nobody's.
SELECT
    municipality, name, count(DISTINCT working_group_id) AS groups,
    list(DISTINCT working_group ORDER BY working_group) AS working_groups,
    list(DISTINCT represents ORDER BY represents) FILTER (represents IS NOT NULL) AS represents
FROM working_group_member
WHERE name IS NOT NULL AND NOT contains(name, '[namn]')
GROUP BY municipality, name
HAVING count(DISTINCT working_group_id) > 1
ORDER BY groups DESC, municipality, name;
