"""Small documents of our own, with their sources and the records that they hold."""
