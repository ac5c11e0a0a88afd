"""Reports in a kernel, as notebooks run them."""

from __future__ import annotations

import queue
import time

import pytest

import gibbous

manager = pytest.importorskip("jupyter_client.manager")
pytest.importorskip("ipykernel")


@pytest.fixture
def kernel():
    started, client = manager.start_new_kernel()
    yield started, client
    client.stop_channels()
    started.shutdown_kernel(now=True)


def messages(client, request: str, seconds: float = 120):
    """What the kernel says of a request until it is done with it."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            message = client.get_iopub_msg(timeout=1)
        except queue.Empty:
            continue
        if message["parent_header"].get("msg_id") != request:
            continue
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            return
        yield message
    raise TimeoutError(request)


SETUP = "import gibbous, numpy as np; rows = np.random.default_rng(0).normal(size=({}, 20))"


def test_a_report_is_shown_with_its_progress(kernel):
    _, client = kernel
    list(messages(client, client.execute(SETUP.format(100))))
    call = "gibbous.report(rows, methods='pca', epochs=2, repeats=1, formats='html', sections='training')"
    said = list(messages(client, client.execute(call)))
    shown = [part["content"]["data"] for part in said if part["msg_type"] in ("display_data", "update_display_data")]
    assert any("training" in data.get("text/html", "") for data in shown)
    # Progress goes when the report is there.
    assert shown[-1]["text/html"] == ""
    [result] = [part["content"]["data"] for part in said if part["msg_type"] == "execute_result"]
    assert result["text/html"].startswith("<iframe sandbox=")


def test_an_interruption_stops_a_report(kernel):
    started, client = kernel
    list(messages(client, client.execute(SETUP.format(4000))))
    request = client.execute("gibbous.report(rows, epochs=100_000, effort='thorough')")
    error, is_interrupted = None, False
    for message in messages(client, request):
        # The request itself, which comes back first, has the word, too.
        if not is_interrupted and message["msg_type"] != "execute_input" and "epoch" in str(message["content"]):
            started.interrupt_kernel()
            is_interrupted = True
        if message["msg_type"] == "error":
            error = message["content"]["ename"]
    assert error == "KeyboardInterrupt" and gibbous.program()
