"""The codebook at work: tested by its own sentences, explained, extended, held against texts."""
