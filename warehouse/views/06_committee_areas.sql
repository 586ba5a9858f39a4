-- What a body is responsible for, whatever its local name: read off the stems in the name. A name that says nothing of
-- it (Samhällsnämnden, Välfärdsnämnden) has none: two such bodies are not known to do the same.
CREATE MACRO committee_areas(name) AS list_sort(list_filter([
    CASE WHEN regexp_matches(lower(name), 'fullmäktige') THEN 'council' END,
    CASE WHEN regexp_matches(lower(name), '(kommun|stads|region)styrelse') THEN 'executive' END,
    CASE WHEN regexp_matches(lower(name), 'bildning|skol|gymnasi|lärande|barnomsorg|barn- och (ung|elev|fritid)')
        THEN 'education' END,
    CASE WHEN regexp_matches(lower(name), 'social|individ|familj') THEN 'social' END,
    CASE WHEN regexp_matches(lower(name), '(^|[ -]|sjuk)vård|(^|[^n])omsorg|äldre|senior|pensionär|funktions|hemtjänst') THEN 'care' END,
    CASE WHEN regexp_matches(lower(name), 'folkhälso') THEN 'public_health' END,
    CASE WHEN regexp_matches(lower(name), 'kultur') THEN 'culture' END,
    CASE WHEN regexp_matches(lower(name), 'fritid|idrott') THEN 'leisure' END,
    CASE WHEN regexp_matches(lower(name), 'teknik|teknisk|gatu|trafik|fastighet|service|park|vatten|avfall|renhållning|va-')
        THEN 'technical' END,
    CASE WHEN regexp_matches(lower(name), 'bygg|(^|-|samhälls|stads)plan|stadsutveckling|samhällsutveckling|exploatering')
        THEN 'planning' END,
    CASE WHEN regexp_matches(lower(name), 'miljö|klimat|naturvård') THEN 'environment' END,
    CASE WHEN regexp_matches(lower(name), 'arbetsmarknad|näringsliv|tillväxt|integration|kompetens') THEN 'labour' END,
    CASE WHEN regexp_matches(lower(name), 'räddning|säkerhet|trygghet|kris') THEN 'safety' END,
    CASE WHEN regexp_matches(lower(name), 'valnämnd') THEN 'elections' END,
    CASE WHEN regexp_matches(lower(name), 'överförmynd') THEN 'guardianship' END,
    CASE WHEN regexp_matches(lower(name), 'revision') THEN 'audit' END,
    CASE WHEN regexp_matches(lower(name), 'personal|löne|arbetsgivar') THEN 'personnel' END,
], lambda area: area IS NOT NULL));

-- The same in one word to group by: Kultur- och fritidsnämnden is culture+leisure. NULL where the name does not tell.
CREATE MACRO committee_type(name) AS list_aggregate(committee_areas(name), 'string_agg', '+');
