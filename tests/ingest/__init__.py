"""Tests of reading the news."""
