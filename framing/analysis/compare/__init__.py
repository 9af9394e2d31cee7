"""Groups against each other: vocabulary, legitimacy, and where a difference comes from."""
