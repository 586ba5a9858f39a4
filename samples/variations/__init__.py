"""Other forms of the samples, for the test that no extractor has learnt one of them by heart."""
