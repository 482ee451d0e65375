"""The words of a message: what it says, and the buttons below it."""
