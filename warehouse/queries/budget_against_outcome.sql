-- What was budgeted and what came of it, line by line? Only lines with both, in the same document, for the same period:
-- a budget of the year is not held against an outcome until August.
SELECT
    b.municipality, b.committee, b.label, b.period, b.value_sek AS budget, o.value_sek AS outcome,
    o.value_sek - b.value_sek AS difference,
    round(100 * (o.value_sek - b.value_sek) / nullif(abs(b.value_sek), 0), 1) AS percent, b.is_total, o.source_link
FROM budget_line b
JOIN budget_line o
    ON o.document_id = b.document_id AND o.label = b.label AND o.page = b.page
    AND o.period IS NOT DISTINCT FROM b.period AND part_of_year(o."column") = part_of_year(b."column")
WHERE b.kind = 'budget' AND o.kind = 'outcome' AND b.value_sek IS NOT NULL AND o.value_sek IS NOT NULL
ORDER BY abs(difference) DESC, b.municipality, b.committee, b.label;
