"""KSK1xx rules that a shape cannot say plainly."""
