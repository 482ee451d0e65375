"""Periodic work: what is due, done once by whoever is there; progress; alerts."""
