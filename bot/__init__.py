"""How clusterbot runs: settings, wiring and the command line."""
