"""Statistics on arrays: intervals from whole articles, log-odds, false discoveries."""
