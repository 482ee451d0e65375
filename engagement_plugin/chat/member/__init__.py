"""The member's chat: what is theirs, and how they want to be treated."""
