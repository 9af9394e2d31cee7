"""Reading: files -> articles with their blocks, lexicons, roles, results."""
