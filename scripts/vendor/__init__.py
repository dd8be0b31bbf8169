"""What the vendor's document says, where our contract differs from it, and what is new in it."""
