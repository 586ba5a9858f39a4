"""The pydantic types handed from one step to the next. Imports nothing of ours outside this package."""
