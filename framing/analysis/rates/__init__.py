"""k of n with its interval: labels, sources, verbs, place in the article, force."""
