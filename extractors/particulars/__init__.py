"""What a document says about itself: its title, whose it is, its day, its registry number."""
