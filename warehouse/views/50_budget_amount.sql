-- Every amount of money as comparisons see it, and why they leave it out where they do.
--
-- One committee's money of one year and kind is taken from one document: a budget or its accounts before other documents,
-- then the latest. Amounts told in running text are parts of, or repeat, those of tables. Where the document prints totals,
-- the parts of one of them are taken, for its tables tell the same money in several ways, and other money beside it.
CREATE VIEW budget_amount AS
WITH told AS MATERIALIZED (
    SELECT
        b.id, b.document_id, b.municipality, b.municipality_code, b.committee, d.kind AS document_kind, b.document_date,
        coalesce(b.theme, 'unknown') AS theme, b.label, b."column", b.kind, b.period, whole_year(b.period) AS year,
        b.value_sek AS kronor, b.printed, b.unit, b.is_total, b.flags, b.page, b.places[1].bbox[2] AS top, b.source_link,
        CASE
            WHEN b.unit IS NULL THEN 'unit_unknown'
            WHEN unit_not_applied(b.value, b.printed, b.unit) THEN 'unit_not_applied'
            WHEN b.value_sek IS NULL THEN 'other_currency'
            WHEN b.municipality IS NULL THEN 'no_municipality'
            WHEN b."column" IS NULL THEN 'in_prose'
            WHEN b.kind IS NULL THEN 'kind_unknown'
            WHEN b.period IS NULL THEN 'period_unknown'
            WHEN whole_year(b.period) IS NULL OR part_of_year(b."column") THEN 'not_a_whole_year'
        END AS left_out
    FROM budget_line b JOIN document d ON d.id = b.document_id
), chosen AS (
    SELECT
        municipality, lower(committee) AS committee, year, kind,
        arg_max(document_id, (document_kind IN ('budget', 'bokslut'), coalesce(document_date, DATE '0001-01-01'), document_id))
            AS document_id
    FROM told WHERE left_out IS NULL
    GROUP BY ALL
), counted AS MATERIALIZED (
    -- Down each column: how many parts there are until here, and their sum; and what the last printed digit is worth.
    SELECT
        t.document_id, t.id, t.year, t.kind, lower(t."column") AS "column", t.theme, t.kronor, t.is_total, t.page, t.top,
        t.page * 10000.0 + coalesce(t.top, 0) AS place,
        min(abs(t.kronor) / nullif(TRY_CAST(regexp_replace(t.printed, '\D', '', 'g') AS BIGINT), 0)) OVER of_column AS step,
        count(*) FILTER (NOT t.is_total) OVER until_here AS n,
        coalesce(sum(t.kronor) FILTER (NOT t.is_total) OVER until_here, 0) AS running
    FROM told t
    JOIN chosen c
        ON c.document_id = t.document_id AND c.municipality = t.municipality
        AND c.committee IS NOT DISTINCT FROM lower(t.committee) AND c.year = t.year AND c.kind = t.kind
    WHERE t.left_out IS NULL
    WINDOW of_column AS (PARTITION BY t.document_id, t.year, t.kind, lower(t."column")),
           until_here AS (of_column ORDER BY t.page, t.top, t.id ROWS UNBOUNDED PRECEDING)
), bound AS (
    SELECT document_id, year, kind, "column", n, running FROM counted WHERE NOT is_total
    UNION ALL
    SELECT DISTINCT document_id, year, kind, "column", 0, 0 FROM counted
), proven AS MATERIALIZED (
    -- The printed totals that are the sum of the parts above or beneath them, down to what rounding makes of each.
    SELECT
        t.document_id, t.id, t.year, t.kind, t."column", t.kronor, least(t.n, b.n) AS after, greatest(t.n, b.n) AS until,
        abs((t.running - b.running) * sign(t.n - b.n) - t.kronor) AS off
    FROM counted t JOIN bound b USING (document_id, year, kind, "column")
    WHERE t.is_total AND b.n <> t.n AND off <= coalesce(t.step, 0) * least((abs(t.n - b.n) + 1) / 2, 2)
    QUALIFY row_number() OVER (PARTITION BY t.document_id, t.id ORDER BY off, b.n > t.n, abs(t.n - b.n) DESC) = 1
), placed AS MATERIALIZED (
    SELECT
        p.document_id, p.id, p.year, p.kind, p."column", p.kronor, p.after, p.until,
        count(*) FILTER (c.theme <> 'unknown') AS themes, min(c.place) AS first_place, max(c.place) AS last_place
    FROM proven p JOIN counted c USING (document_id, year, kind, "column")
    WHERE NOT c.is_total AND c.n > p.after AND c.n <= p.until
    GROUP BY ALL
), sized AS (
    -- As large as its rows' largest total of any kind, so that a deviation is that of the budget beside it.
    SELECT p.document_id, p.id, max(abs(o.kronor)) AS size
    FROM placed p
    JOIN placed o
        ON o.document_id = p.document_id AND o.first_place <= p.last_place AND o.last_place >= p.first_place
    GROUP BY ALL
), best AS (
    FROM placed JOIN sized USING (document_id, id)
    QUALIFY row_number() OVER (
        PARTITION BY document_id, year, kind
        ORDER BY size DESC, abs(kronor) DESC, themes DESC, until - after DESC, first_place, id
    ) = 1
), whole AS (
    -- Where a larger total is not the sum of its parts, some are missing or counted twice: then none is compared.
    SELECT
        c.document_id, c.year, c.kind, any_value(b.id) AS total_id, any_value(b."column") AS "column",
        any_value(b.after) AS after, any_value(b.until) AS until,
        coalesce(max(abs(c.kronor)) FILTER (p.id IS NULL) <= any_value(abs(b.kronor)), any_value(b.id) IS NOT NULL) AS adds_up
    FROM counted c
    LEFT JOIN placed p ON p.document_id = c.document_id AND p.id = c.id
    LEFT JOIN best b ON b.document_id = c.document_id AND b.year = c.year AND b.kind = c.kind
    WHERE c.is_total
    GROUP BY ALL
), doubled AS (
    -- Columns of one year and kind beside each other: budget and revised budget, or costs, income and net.
    SELECT DISTINCT document_id, year, kind
    FROM counted a JOIN counted b USING (document_id, year, kind, page)
    WHERE NOT a.is_total AND NOT b.is_total AND a."column" < b."column" AND abs(a.top - b.top) < 2
)
SELECT
    t.id, t.document_id, t.municipality, t.municipality_code, t.committee, committee_type(t.committee) AS committee_type,
    t.document_kind, t.document_date, t.theme, t.label, t."column", t.kind, t.period, t.year, t.kronor, t.printed, t.unit,
    t.is_total, coalesce(t.id = w.total_id AND w.adds_up AND d.year IS NULL, false) AS is_whole, t.flags,
    CASE
        WHEN t.left_out IS NOT NULL THEN t.left_out
        WHEN c.id IS NULL THEN 'told_elsewhere'
        WHEN t.is_total THEN NULL
        WHEN d.year IS NOT NULL THEN 'several_columns'
        WHEN NOT w.adds_up THEN 'does_not_add_up'
        WHEN c."column" <> w."column" OR c.n <= w.after OR c.n > w.until THEN 'another_table'
    END AS left_out,
    t.page, t.source_link
FROM told t
LEFT JOIN counted c ON c.document_id = t.document_id AND c.id = t.id
LEFT JOIN whole w ON w.document_id = c.document_id AND w.year = c.year AND w.kind = c.kind
LEFT JOIN doubled d ON d.document_id = c.document_id AND d.year = c.year AND d.kind = c.kind;
