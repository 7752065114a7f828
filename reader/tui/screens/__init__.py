"""The screens: the desk, and the dialogs that open over it."""
