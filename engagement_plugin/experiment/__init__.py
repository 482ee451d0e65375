"""Does it help? Who is held out, and what differs."""
