"""From an update to a recorded interaction, without the host noticing."""
