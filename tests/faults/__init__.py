"""Faults that need whole processes: senders that are killed, ten thousand channels."""
