"""Import connexion without its warnings: it still imports two things that their libraries call deprecated."""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import connexion as connexion
