"""From files to the published warehouse: what is due, the worker pool, the Prefect flow."""
