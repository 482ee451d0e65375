"""Who is about to leave: several ways to tell, and which of them may."""
