"""People's judgement: what they correct, and how well the extraction agrees with what they say is right."""
