"""Names that are not for everyone's eyes, taken out of what is published."""
