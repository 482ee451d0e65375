"""Whom to write to of the bot's own accord, when, and in which words."""
