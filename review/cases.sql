-- Records that a person should look at, riskiest first: risk = severity × money × use.
-- severity: a flag's, the worst of a record's; a correction that waits counts as an error, a record without either little.
-- money: each tenfold of the kronor adds one. use: how many of the ready-made comparisons read the relation.
WITH record AS (
$records
),
waiting AS (
    SELECT
        o.document_id,
        CASE WHEN o.relation = 'document' THEN d.record_id ELSE o.record_id END AS record_id, o.relation,
        o.review_status
    FROM store.overlay o LEFT JOIN store.document d ON d.document_id = o.document_id AND d.valid_to IS NULL
    WHERE o.valid_to IS NULL
),
orphaned AS (
    SELECT DISTINCT ON (document_id, relation, record_id) document_id, relation, record_id, page, quote
    FROM store.correction WHERE state = 'orphaned' ORDER BY id DESC
),
flagged AS (
    SELECT
        document_id, relation, record_id, list(DISTINCT code ORDER BY code) AS codes,
        max(CASE severity WHEN 'error' THEN 9 WHEN 'warning' THEN 3 ELSE 1 END) AS weight
    FROM store.flag WHERE valid_to IS NULL GROUP BY ALL
),
listed AS (
    SELECT r.*, w.review_status, coalesce(f.codes, []) AS codes, f.weight AS flag_weight
    FROM record r
    LEFT JOIN flagged f USING (document_id, relation, record_id)
    LEFT JOIN waiting w USING (document_id, relation, record_id)
    UNION ALL BY NAME
    SELECT document_id, relation, record_id, page, quote AS says, 'orphaned' AS review_status, [] AS codes
    FROM orphaned
),
judged AS (
    SELECT
        l.*, d.municipality, coalesce(d.organization, d.source_committee) AS committee, d.kind,
        l.review_status IS NULL AND l.flag_weight IS NULL AS is_sample,
        l.review_status IS NULL OR l.review_status IN ('stale', 'orphaned') AS is_open,
        CASE
            WHEN l.review_status IN ('stale', 'orphaned') THEN 9.0
            WHEN l.flag_weight IS NOT NULL THEN l.flag_weight
            ELSE 0.1
        END AS severity
    FROM listed l JOIN store.document d ON d.document_id = l.document_id AND d.valid_to IS NULL
    WHERE l.flag_weight IS NOT NULL OR l.review_status IS NOT NULL
       OR md5_number_lower(l.document_id || l.record_id) % 1000 < $sample
),
wanted AS (
    SELECT
        *,
        severity * (1 + log10(1 + abs(coalesce(sek, 0))))
            * (1 + coalesce(list_extract(map_extract(map($relations, $uses), relation), 1), 0)) AS risk
    FROM judged
    WHERE ($municipality IS NULL OR municipality = $municipality) AND ($committee IS NULL OR committee = $committee)
      AND ($kind IS NULL OR kind = $kind) AND ($relation IS NULL OR relation = $relation)
      AND ($code IS NULL OR list_contains(codes, $code)) AND ($below IS NULL OR confidence < $below)
      AND ($documents IS NULL OR list_contains($documents, document_id))
)
SELECT
    document_id, relation, record_id, page, says, sek, confidence, codes, municipality, committee, kind, is_sample,
    review_status, severity, risk, count(*) FILTER (WHERE is_open) OVER () AS n_open
FROM wanted
-- The open ones first: the decided are held in case that somebody takes a decision back.
QUALIFY row_number() OVER (PARTITION BY is_sample ORDER BY is_open DESC, risk DESC, document_id, page, record_id)
    <= CASE WHEN is_sample THEN $most_samples ELSE $most END
ORDER BY risk DESC, document_id, page, record_id
