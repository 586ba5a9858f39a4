"""How likely each record is right, told from the grounds that it was made on (tillförlitlighet)."""
