"""Read a file in a process of its own: a crash, a hang or a memory bomb there is only an error message here.

The child gets the open file, the limits and the options, and nothing else: no database connection, no
settings, no environment. It imports neither Django nor anything of the app but this package.
"""

import ctypes
import gc
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from coalitions.interchange.limits import BROWSER, MEGABYTE, Limits
from coalitions.interchange.options import Options
from coalitions.interchange.plainly import from_json, question_from_json, to_json
from coalitions.interchange.reading import CannotRead, Message, NeedsAnswer, Reading, gettext_noop

_ROOT = Path(__file__).resolve().parents[2]
_OUT_OF_MEMORY = 3
_WHEN_THE_PARENT_DIES = 1  # PR_SET_PDEATHSIG of Linux
_COMMAND = (sys.executable, "-E", "-s", "-m", "coalitions.interchange.child")


def read_safely(
    source: str | os.PathLike[str] | bytes,
    *,
    limits: Limits = BROWSER,
    options: Options | None = None,
    name: str = "",
) -> Reading:
    """Read a file, a folder, or the bytes of an upload, in a limited child process.

    Takes: a path or the content itself; the limits; the answers so far; what the person called the file.
    Returns: the reading; nothing is written anywhere, and no file is left.
    Raises: CannotRead with a sentence for people; NeedsAnswer where a guess would be needed.
    """
    with ExitStack() as stack:
        if isinstance(source, bytes):
            if len(source) > limits.file_bytes:
                from coalitions.interchange.files.collecting import (
                    too_big,  # the parsers are not needed for anything else
                )

                raise too_big(name, limits)
            upload = stack.enter_context(tempfile.TemporaryFile())
            upload.write(source)
            upload.flush()
            upload.seek(0)
            job = {"path": "", "fd": upload.fileno(), "name": name or "upload"}
        else:
            path = Path(source).absolute()
            job = {"path": str(path), "fd": -1, "name": name or path.name}
        job |= {"limits": asdict(limits), "options": asdict(options or Options())}
        return _result(run_limited(_COMMAND, job, limits))


def run_limited(command: Sequence[str], job: dict[str, Any], limits: Limits) -> dict[str, Any]:
    """Run the child and take its answer.

    Raises: CannotRead where it crashes, runs out of memory, or doesn't end in time.
    """
    handed_on = () if job["fd"] < 0 else (job["fd"],)
    with tempfile.TemporaryFile() as answer, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(  # noqa: S603 (our own interpreter and module; the file's name is no argument)
            command,
            stdin=subprocess.PIPE,
            stdout=answer,
            stderr=errors,
            cwd=_ROOT,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
            pass_fds=handed_on,
            start_new_session=True,
        )
        try:
            process.communicate(json.dumps(job | {"parent": os.getpid()}).encode(), timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            raise _too_slow(limits) from None
        finally:
            _end(process)
        _check(process.returncode, errors, limits)
        answer.seek(0)
        try:
            found: dict[str, Any] = json.load(answer)
        except ValueError:
            raise _crashed() from None
        return found


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the child and whatever it started; it has a session of its own."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _check(code: int, errors: IO[bytes], limits: Limits) -> None:
    if code == 0:
        return
    errors.seek(0)
    said = errors.read(65_536)
    if code == _OUT_OF_MEMORY or b"memory allocation of" in said or b"MemoryError" in said:
        raise CannotRead(
            "too_much_memory",
            gettext_noop(
                "Reading this file takes more than %(limit)d MB of memory."
                " Perhaps a cell far outside of the table holds something: clear it and try again."
            ),
            limit=limits.memory_bytes // MEGABYTE,
        )
    if code in (-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGALRM):
        raise _too_slow(limits)
    raise _crashed()


def _too_slow(limits: Limits) -> CannotRead:
    return CannotRead(
        "too_slow",
        gettext_noop("Reading this file takes more than %(limit)d seconds. Split it and try again."),
        limit=int(min(limits.seconds, limits.cpu_seconds)),
    )


def _crashed() -> CannotRead:
    return CannotRead(
        "crashed",
        gettext_noop(
            "This file makes the reader fail, so it is damaged or made to do harm."
            " Open it in a spreadsheet program, save it anew and try again."
        ),
    )


def _result(answer: dict[str, Any]) -> Reading:
    stopped: CannotRead | NeedsAnswer
    if "cannot" in answer:
        message = Message(**answer["cannot"])
        stopped = CannotRead(message.code, message.text, **message.params)
    elif "questions" in answer:
        stopped = NeedsAnswer(question_from_json(question) for question in answer["questions"])
    else:
        return from_json(answer["reading"])
    stopped.headers = tuple(map(tuple, answer["headers"]))
    raise stopped


def _end_with(parent: int, limits: Limits) -> None:
    """Nobody reads on for a server that was killed: this ends with it, and in time wherever that can't be."""
    signal.setitimer(signal.ITIMER_REAL, limits.seconds + 1)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_WHEN_THE_PARENT_DIES, signal.SIGKILL)
    if os.getppid() != parent:  # it was killed before this line
        os.kill(os.getpid(), signal.SIGKILL)


def _limit_self(limits: Limits) -> None:
    for what, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, limits.output_bytes),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard),) * 2)


def _read(job: dict[str, Any], limits: Limits) -> dict[str, Any]:
    from coalitions.interchange.convert import convert  # only in the child: the parent needs no parser
    from coalitions.interchange.files.collecting import collect, collect_bytes

    options = Options.from_json(job["options"])
    try:
        if job["fd"] >= 0:
            with os.fdopen(job["fd"], "rb") as stream:
                collected = collect_bytes(stream.read(), job["name"], limits, options)
        else:
            collected = collect(Path(job["path"]), job["name"], limits, options)
        return {"reading": to_json(convert(collected, limits, options))}
    except CannotRead as error:
        return {"cannot": asdict(error.message), "headers": error.headers}
    except NeedsAnswer as error:
        return {
            "questions": [asdict(question) for question in error.questions],
            "headers": error.headers,
        }


def main() -> int:
    """The child: the job on standard input, the answer on standard output."""
    job = json.loads(sys.stdin.buffer.read())
    limits = Limits(**job["limits"])
    _end_with(job["parent"], limits)
    _limit_self(limits)
    gc.disable()  # a short life with many small rows and no cycles
    try:
        json.dump(_read(job, limits), sys.stdout, ensure_ascii=True, separators=(",", ":"))
        sys.stdout.flush()
    except MemoryError:
        return _OUT_OF_MEMORY
    return 0


if __name__ == "__main__":
    sys.exit(main())
