"""Items made from the sections of the content. Begin at ``rules.generate``."""
