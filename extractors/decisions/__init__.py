"""The wording of decisions."""
