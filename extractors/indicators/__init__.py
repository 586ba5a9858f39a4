"""Measured values: survey indices and shares, in tables and in sentences."""
