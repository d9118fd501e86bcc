"""The pages: one module a kind of page, each a function from a request to a response."""
