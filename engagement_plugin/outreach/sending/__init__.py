"""Takes planned messages to people: at most once each, and never after a refusal."""
