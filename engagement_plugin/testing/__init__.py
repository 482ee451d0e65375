"""What a host, and this project, need to test a bot: a local Bot API, a clock, people."""
