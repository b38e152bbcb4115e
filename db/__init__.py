"""Remembering: the only place with SQL. Rows become values of `answers` here."""
