"""The version of the program, the same as in `pyproject.toml`; a test holds that."""

VERSION = "0.1.0"
