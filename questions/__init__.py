"""A person's words become a `Question`. Pure: no Telegram, no SQL, no clock."""
