"""What is measured, against what, and the figures as last measured. Nothing here runs in production."""
