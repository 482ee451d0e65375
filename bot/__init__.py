"""A daily companion: the reference host, built on the library's public names alone."""
