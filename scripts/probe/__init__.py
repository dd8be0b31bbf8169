"""Ask the service itself whether the contract is right."""
