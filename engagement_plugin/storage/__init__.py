"""The database: models, queries that give domain values, the bulk path, migrations."""
