"""One file a record type. A file with an EXTRACTOR is found by itself: nothing else needs to know of it."""
