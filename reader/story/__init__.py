"""The claims of many articles -> who agrees, who refines, who differs."""
