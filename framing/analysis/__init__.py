"""Tables in, results out: labels, sourcing, wording, findings."""
