"""What the library reaches, in figures: `python -m benchmarks NAME [--quick]`."""
