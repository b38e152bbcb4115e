"""How the Discord surface shows things: cards, controls, inputs, failures."""
