"""What holds other documents: compressed files and archives, unpacked in bounded memory."""
