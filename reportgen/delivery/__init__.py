"""What is due, the mail made of a briefing, its sending under the ledger, and the watching of it all."""
