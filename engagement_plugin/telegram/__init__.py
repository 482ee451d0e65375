"""The way out to Telegram."""
