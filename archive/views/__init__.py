"""What readers see; every page is made from public revisions."""
