-- Where a reader sees a record in its document: on the reviewers' desk at its rectangle where there is a desk, else in
-- the file, opened at the page.
CREATE MACRO store.source_link(path, page, document_id, record_id) AS coalesce(
    (SELECT max(address) FROM store.desk) || '/document/' || document_id || '/' || coalesce(page, 1)
        || coalesce('?record=' || url_encode(record_id), ''),
    path || '#page=' || coalesce(page, 1)
);
