"""KSK4xx: how indicators are measured and worded."""
