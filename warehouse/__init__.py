"""Records into DuckDB: versions in a working file, a published copy for readers. The only package that knows SQL."""
