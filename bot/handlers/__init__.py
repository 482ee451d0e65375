"""One file a purpose; each builds its own router."""
