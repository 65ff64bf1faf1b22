"""Printed forms (biểu mẫu) of a dossier as tagged PDF, from its snapshot and journal."""
