"""Reading happens in a process of its own, and whatever that does, the app goes on."""

import fcntl
import json
import os
import subprocess
import sys
import termios
import threading
import time
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from coalitions.interchange.child import read_safely, run_limited
from coalitions.interchange.limits import BROWSER, MEGABYTE
from coalitions.interchange.options import Options
from coalitions.interchange.plainly import from_json, to_json
from coalitions.interchange.reading import CannotRead, NeedsAnswer
from tests.coalitions.interchange.reading_of import read
from tests.coalitions.interchange.workbook_files import repacked, xlsx

JOB = {"path": "", "fd": -1, "name": "x", "limits": asdict(BROWSER), "options": asdict(Options())}


def refusal(code, limits=BROWSER):
    with pytest.raises(CannotRead) as refused:
        run_limited((sys.executable, "-c", code), JOB, limits)
    assert "try again" in str(refused.value)
    return refused.value.message.code


def test_it_reads_a_path_a_folder_and_bytes(tmp_path):
    (tmp_path / "organizations.csv").write_text("name\nA\n")

    for source in (str(tmp_path), tmp_path / "organizations.csv", b"name\nA\n"):
        assert [
            row.values for row in read_safely(source, name="organizations.csv").rows("organizations")
        ] == [{"name": "A"}]


def test_it_works_in_a_thread_and_leaves_no_process_and_no_file(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(read_safely(b"Organization\nA\n"))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [len(reading.rows("organizations")) for reading in found] == [1, 1, 1]
    assert list(tmp_path.iterdir()) == []
    children = subprocess.run(
        ["ps", "--ppid", str(os.getpid()), "-o", "args="], capture_output=True, text=True, check=False
    )
    assert "interchange.child" not in children.stdout


def test_a_question_and_a_refusal_come_back_whole(tmp_path):
    with pytest.raises(NeedsAnswer) as asked:
        read_safely(b"Group,Support\nA,3\n", name="list.csv")
    with pytest.raises(CannotRead) as refused:
        read_safely(tmp_path / "nothing.csv")

    assert (asked.value.questions[0].option, asked.value.questions[0].file) == ("low_means", "list.csv")
    assert refused.value.message.params == {"file": "nothing.csv"}
    answered = read_safely(b"Group,Support\nA,5\n", options=Options(low_means="against"))
    assert answered.rows("organizations")[0].values["spectrum"] == "active_ally"


def test_a_crash_is_an_error_message():
    assert refusal("import os; os.abort()") == "crashed"
    assert refusal("import os; os._exit(7)") == "crashed"
    assert refusal("print('no json')") == "crashed"


def test_a_hang_ends_in_time_with_all_it_started():
    started = time.monotonic()
    code = "import subprocess, time; subprocess.Popen(['sleep', '60']); time.sleep(60)"

    assert refusal(code, replace(BROWSER, seconds=1)) == "too_slow"
    assert time.monotonic() - started < 5


def test_using_up_the_processor_is_too_slow():
    code = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass"

    assert refusal(code) == "too_slow"


def test_memory_is_limited_and_the_limit_is_said():
    text = b"Organization,Notes\n" + b"".join(b"Group %d,%s\n" % (n, b"x" * 400) for n in range(19_000))

    with pytest.raises(CannotRead, match=r"more than \d+ MB of memory\.") as refused:
        read_safely(text, limits=replace(BROWSER, memory_bytes=48 * MEGABYTE))
    assert refused.value.message.code == "too_much_memory"


def _far_corner(content):
    return content.replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )


OLD = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(612, b"\0"))
OLD[24:34] = b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0"  # version 3, little endian, sectors of 512 bytes
OLD[44:48] = b"\xff\xff\xff\xff"  # sectors of the allocation table
PLAIN = xlsx(("list", [["Organization"], ["A"]]))


@pytest.mark.parametrize(
    "data",
    [
        repacked(PLAIN, {"xl/worksheets/sheet1.xml": _far_corner}),
        bytes(OLD),
    ],
    ids=["a cell in the far corner", "an old workbook of four billion sectors"],
)
def test_a_workbook_that_takes_all_memory_does_not_take_the_app_along(data):
    with pytest.raises(CannotRead) as refused:
        read_safely(data)

    assert refused.value.message.code in {"too_much_memory", "crashed", "damaged"}


def test_a_million_rows_are_refused_with_the_limit_said():
    text = b"Organization\n" + b"Ash\n" * 1_000_000

    with pytest.raises(CannotRead, match="more than 20000 rows"):
        read_safely(text)


def test_too_big_a_file_is_refused_with_the_limit_said(tmp_path):
    big = tmp_path / "big.csv"
    with big.open("wb") as stream:
        stream.truncate(11 * MEGABYTE)

    for source in (big, b" " * (11 * MEGABYTE)):
        with pytest.raises(CannotRead, match="bigger than 10 MB"):
            read_safely(source, name="big.csv")


SERVER = """
import json, sys
from coalitions.interchange.child import _COMMAND, run_limited
from coalitions.interchange.limits import BROWSER
run_limited(_COMMAND, json.loads(sys.argv[1]), BROWSER)
"""


def reader_of(server):
    while True:
        listed = subprocess.run(
            ["ps", "--ppid", str(server.pid), "-o", "pid="], capture_output=True, text=True, check=False
        )
        if listed.stdout.strip():
            return int(listed.stdout)


def ended(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it ends by its own time limit")
def test_the_child_ends_with_a_server_that_is_killed():
    content, endless = os.pipe()
    job = JOB | {"fd": content, "limits": asdict(replace(BROWSER, seconds=100_000))}
    os.write(endless, b"x")
    with subprocess.Popen([sys.executable, "-c", SERVER, json.dumps(job)], pass_fds=[content]) as server:
        reader = reader_of(server)
        while fcntl.ioctl(content, termios.FIONREAD, bytes(4)) != bytes(4):  # until it reads
            time.sleep(0.01)
        assert not ended(reader)

        server.kill()

    while not ended(reader):
        time.sleep(0.01)
    os.close(content)
    os.close(endless)


def test_the_child_gets_no_environment_and_no_app():
    code = (
        "import json, os, sys; sys.stdin.read()\n"
        "import coalitions.interchange.child, coalitions.interchange.convert\n"
        "import coalitions.interchange.files.collecting\n"
        "json.dump({'env': sorted(os.environ), 'django': 'django' in sys.modules, "
        "'fds': os.listdir('/proc/self/fd')}, sys.stdout)"
    )
    os.environ["BASIS_SECRET_FOR_TEST"] = "canary"
    try:
        seen = run_limited((sys.executable, "-E", "-s", "-c", code), JOB, BROWSER)
    finally:
        del os.environ["BASIS_SECRET_FOR_TEST"]

    assert seen["django"] is False
    assert set(seen["env"]) <= {"PATH", "LC_ALL", "PYTHONDONTWRITEBYTECODE", "LC_CTYPE", "PWD", "SHLVL", "_"}
    assert len(seen["fds"]) <= 4


def test_a_reading_goes_through_json_unchanged():
    reading = read("Organization,Notes,Last contact\nA,x,\nB,,31/02/2026\n")

    assert from_json(json.loads(json.dumps(to_json(reading)))) == reading


def test_a_workbook_of_20000_rows_is_read_whole():
    rows: list[list[object]] = [
        ["Organization", "Type", "City", "Members", "Support", "Email", "Notes", "Issues"]
    ]
    rows += [
        [f"Group {n}", "union", "York", n, "support", f"{n}@x.example", "a note", "housing; transit"]
        for n in range(19_999)
    ]
    data = xlsx(("list", rows))
    reading = read_safely(data)

    assert len(reading.rows("organizations")) == 19_999
