"""One message: its language, how it sounds, what it is worth."""
