"""The ground floor: what several rooms must know once. It knows no room; every room may use it."""
