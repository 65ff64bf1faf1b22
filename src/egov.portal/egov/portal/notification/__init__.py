"""What the portal tells people about dossiers: the inbox of each account, and word sent outside."""
