"""Runs in an environment with Airflow: load a folder of DAGs, run each, and say what came of it.

`python run_dag.py FOLDER MODULE REPLY`; the second run has `@task.external_python` in the place of
`@task`. What the task returns is held against a call of the package's own `run()`.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

from airflow.dag_processing.dagbag import DagBag
from airflow.models.xcom import XComModel
from airflow.utils.session import create_session

#: What the runs are given; one value of each type that differs from the notebook's.
GIVEN = {"LATE_AFTER": 3, "TEST_FROM": "2025-11-01"}


def load(folder: Path) -> Any:
    """The one DAG of a folder."""
    bag = DagBag(folder)
    assert not bag.import_errors, bag.import_errors
    [dag] = bag.dags.values()
    return dag


def test_run(dag: Any) -> dict[str, Any]:
    """Run a DAG in this process, and give its state and what its task returned."""
    run = dag.test(run_conf=GIVEN)
    with create_session() as session:
        rows = session.scalars(XComModel.get_many(run_id=run.run_id, key="return_value")).all()
        values = [json.loads(r.value) if isinstance(r.value, str) else r.value for r in rows]
        results = {name: value for one in values for name, value in one.items()}
    return {"state": str(run.state), "results": results}


def in_short(module: str, **given: Any) -> dict[str, str]:
    """What the package gives without Airflow, as its task returns it."""
    results = importlib.import_module(module).run(**given)
    return {name: repr(value)[:200] for name, value in vars(results).items()}


def main(folder: Path, module: str, reply: Path) -> None:
    """Write what was found to `reply`."""
    dag = load(folder)
    parameters = {
        name: {"value": dag.params[name], **dag.params.get_param(name).schema}
        for name in dag.params
    }
    runs = [test_run(dag)]
    for file in folder.glob("*.py"):
        text = file.read_text()
        assert "    @task\n" in text
        text = text.replace(
            "    @task\n", f"    @task.external_python(python={sys.executable!r})\n"
        )
        file.write_text(text)
    runs.append(test_run(load(folder)))
    found = {
        "tasks": [task.task_id for task in dag.tasks],
        "parameters": parameters,
        "runs": runs,
        "expected": in_short(module, **GIVEN),
        "unchanged": in_short(module),
    }
    reply.write_text(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
