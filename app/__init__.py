"""Settings, logs, open services, the console: what needs neither Discord nor SQL of its own."""
