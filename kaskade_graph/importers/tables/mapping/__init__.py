"""The mapping behind a table: what a person may say of its columns, and how that is applied."""
