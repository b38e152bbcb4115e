"""The Discord surface: reads an interaction, asks, shows; no rules, no SQL, no sentences of its own."""

EXTENSIONS = (
    "cogs.standing",
    "cogs.evidence",
    "cogs.ask",
    "cogs.guide",
    "cogs.settings",
    "cogs.alerts",
    "cogs.places",
    "cogs.curation",
    "cogs.curators",
    "cogs.feeds",
    "cogs.courier",
    "cogs.check",
    "cogs.board",
)  # in loading order
