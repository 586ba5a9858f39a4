"""From a source's list to bytes in the store: polite HTTP, what is known of each source, and whether it went silent."""
