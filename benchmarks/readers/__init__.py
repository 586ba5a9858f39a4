"""The readers that are compared, one a file: `read(path, first, last)` gives the number of pages it has read."""
