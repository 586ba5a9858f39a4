"""Where documents are read: the processes of this machine, or the workers of a Dask scheduler. Rows are the same."""
