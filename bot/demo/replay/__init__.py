"""Another chat's log, played through the bot with its own times; docs/replay.md is its manual."""
