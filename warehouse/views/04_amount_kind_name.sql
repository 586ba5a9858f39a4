-- The kind of an amount in Swedish.
CREATE MACRO amount_kind_name(kind) AS CASE kind
    WHEN 'budget' THEN 'Budget' WHEN 'outcome' THEN 'Utfall' WHEN 'forecast' THEN 'Prognos'
    WHEN 'deviation' THEN 'Avvikelse' WHEN 'investment' THEN 'Investering' WHEN 'external' THEN 'Extern finansiering'
    WHEN 'allocation' THEN 'Anslag' ELSE kind
END;
