"""Executes a notebook with the kernel "deno": executeNotebook.py notebook output awaited, where awaited says of each cell how many
lines it prints and whether it has a result. The kernel may send them after it said that it is done: nbclient would miss them."""
import json
import queue
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionComplete

source, target, awaited = Path(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3])
notebook = nbformat.read(source, as_version=4)
client = NotebookClient(notebook, timeout=300, kernel_name="deno", resources={"metadata": {"path": str(source.parent)}})


def is_complete(cell, lines, result):
    printed = "".join(output.text for output in cell.outputs if output.output_type == "stream" and output.name == "stdout")
    return printed.count("\n") >= lines and (not result or any(output.output_type != "stream" for output in cell.outputs))


async def take_what_is_late(cell, cell_index, execute_reply):
    """Half a minute at most: then the check that follows says what is missing."""
    end = time.monotonic() + 30
    while time.monotonic() < end and not is_complete(cell, **awaited[cell_index]):
        try:
            message = await client.kc.iopub_channel.get_msg(timeout=1)
        except queue.Empty:
            continue
        if message["parent_header"].get("msg_id") == execute_reply["parent_header"]["msg_id"]:
            try:
                client.process_message(message, cell, cell_index)
            except CellExecutionComplete:
                pass


client.on_cell_executed = take_what_is_late
client.execute()
nbformat.write(notebook, target)
