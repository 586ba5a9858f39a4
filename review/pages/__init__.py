"""The desk's pages: thin, what they show and do is decided in the modules beside this package."""
