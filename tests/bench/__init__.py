"""Measurements: ours beside a reference in one run, as ratios; not tests."""
