"""What the warehouse is told by its users, not by documents: reference values with their source, the desk's address."""
