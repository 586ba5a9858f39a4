"""What a dependency parse shows of assignments that the wording alone hides; only where a trained pipeline parses."""
