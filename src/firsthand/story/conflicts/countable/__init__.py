"""What an event, a person or a deal has once by nature, and a number tells."""
