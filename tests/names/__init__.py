"""Labelled names: made by script from a programme file, and written by people who had not seen the code."""
