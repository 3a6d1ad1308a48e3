"""The commands of `clusterbot`; one module a command."""
