"""What is sampled and what is counted: articles as units, and copies of the same text."""
