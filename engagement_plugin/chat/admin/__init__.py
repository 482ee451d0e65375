"""The admin's chat: questions answered from the database."""
