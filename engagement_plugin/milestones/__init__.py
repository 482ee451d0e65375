"""Milestones: what can be reached, how far people are, and what is worth a celebration."""
