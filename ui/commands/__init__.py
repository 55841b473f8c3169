"""Commands as data, and the menus, keys and palette made of them."""
