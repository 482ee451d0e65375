"""How a model earns its place, and how it is kept."""
