"""The second way to a RawPage: what can be seen on a page (OCR), where its text layer is missing or lies."""
