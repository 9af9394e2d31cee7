"""Makes the attribution model; nothing at run time imports it."""
