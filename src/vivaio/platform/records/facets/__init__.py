"""Lists narrowed by facets: sets of records as whole numbers, kept beside the database."""
