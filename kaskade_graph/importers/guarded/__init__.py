"""What comes from outside, before anything trusts it: bytes within limits, parsed in a worker, persons masked."""
