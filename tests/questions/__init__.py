"""Labelled questions in plain words: some to tune by, some to check by, some by people who saw no code."""
