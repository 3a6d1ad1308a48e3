"""`python -m bot` is `clusterbot`."""

from bot.cli import main

main()
