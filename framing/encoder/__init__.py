"""Article -> Encoded: words with offsets and the one model's scores; every word is read once."""
