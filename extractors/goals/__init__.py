"""Goals: where running text and tables state them."""
