"""The wizard that imports two documents."""
