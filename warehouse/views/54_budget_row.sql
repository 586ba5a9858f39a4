-- The rows of printed tables of money: of one period, budget and what came of it beside each other. An amount that stands
-- twice in its row (budget and revised budget) is left out, and what concerns a part of the year has rows of its own.
CREATE VIEW budget_row AS
WITH line AS (
    SELECT
        *, CASE
            WHEN part_of_year("column") THEN regexp_replace(lower("column"), 'budget|utfall|prognos|avvikelse|[^\pL\d]', '', 'g')
        END AS part,
        round(places[1].bbox[2]) AS top, count(*) OVER (PARTITION BY document_id, page, label, period, part, kind) AS alike
    FROM budget_line
    WHERE kind IN ('budget', 'outcome', 'forecast', 'deviation') AND value_sek IS NOT NULL AND label IS NOT NULL
), placed AS (
    -- Rows of one name are told apart by their height on the page, and else are one.
    SELECT
        *, CASE
            WHEN max(alike) OVER (PARTITION BY document_id, page, label, period, part) > 1 THEN top
        END AS row
    FROM line
)
SELECT
    document_id, municipality, municipality_code, committee, document_kind, document_date, label, period,
    whole_year(period) AS year, part IS NULL AND whole_year(period) IS NOT NULL AS is_whole_year, bool_or(is_total) AS is_total,
    any_value(theme) AS theme,
    CASE WHEN count(*) FILTER (kind = 'budget') = 1 THEN max(value_sek) FILTER (kind = 'budget') END AS budget,
    CASE WHEN count(*) FILTER (kind = 'outcome') = 1 THEN max(value_sek) FILTER (kind = 'outcome') END AS outcome,
    CASE WHEN count(*) FILTER (kind = 'forecast') = 1 THEN max(value_sek) FILTER (kind = 'forecast') END AS forecast,
    CASE WHEN count(*) FILTER (kind = 'deviation') = 1 THEN max(value_sek) FILTER (kind = 'deviation') END AS deviation,
    page, arg_min(source_link, id) AS source_link
FROM placed
GROUP BY document_id, municipality, municipality_code, committee, document_kind, document_date, label, period, part, row, page
HAVING count(DISTINCT kind) > 1;
