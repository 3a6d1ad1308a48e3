"""What arrives from Telegram and what goes back; one module a surface."""
