"""The three ways to run a rule. Each takes the context and the rules, and yields defects."""
