"""Those present at a meeting, as lists or as a table."""
