"""What the records say of one person and of the audience."""
