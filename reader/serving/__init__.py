"""The desk in a browser on this machine; needs the extra `claim-reader[web]`.

Raises:
    ImportError: It is not installed.
"""

from reader.serving.gate import Gate
from reader.serving.server import Served, serve

__all__ = ["Gate", "Served", "serve"]
