-- Whether what a document of a kind tells is only proposed as yet: notices and staff reports are written before it is decided.
CREATE MACRO proposes(document_kind) AS coalesce(document_kind IN ('kallelse', 'tjansteskrivelse'), false);
