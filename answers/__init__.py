"""The rules: what a question means, what claims add up to, how it is said.

Nothing here knows Discord, SQL, the network, the clock or the environment.
"""
