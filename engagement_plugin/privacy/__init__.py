"""What people agree to, what is known of them, and how all of it goes."""
