"""Where measures stand: in tables of measures, in lists that a heading announces, in assignments."""
