"""What people do with challenges and ideas."""
