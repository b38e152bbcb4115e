"""Reading feeds and articles, proposing claims from them; knows nothing of Discord."""
