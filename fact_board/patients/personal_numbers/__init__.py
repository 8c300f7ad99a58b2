"""Personal numbers: off unless a deployment gives the keys; one party's own, sealed, never drawn."""
