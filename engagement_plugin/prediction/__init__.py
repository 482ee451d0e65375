"""What is likely to come: who stays, how somebody will feel, and when they are there."""
