"""The demo's made-up people, told through the product's own actions with a moving clock."""
