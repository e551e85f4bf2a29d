"""Templates of different shapes: those of a team that know nothing of Shipshape."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from handoff_plans import INIT, dependency, plan_json, write_tree

from jupyterlab_shipshape.handoff.export import Order, Prepared, export, prepare
from jupyterlab_shipshape.handoff.package_plan import parse_plan
from jupyterlab_shipshape.handoff.places import Places
from jupyterlab_shipshape.handoff.questions import with_synonyms
from jupyterlab_shipshape.handoff.refusal import Refusal
from jupyterlab_shipshape.handoff.template_data import python_versions, template_data
from jupyterlab_shipshape.handoff.template_runner import describe
from jupyterlab_shipshape.handoff.template_source import Template

FLAT = {
    "cookiecutter.json": """{
        "full_name": "Somebody", "project_name": "My project",
        "project_slug": "{{ cookiecutter.project_name.lower().replace('-', '_') }}",
        "license": ["MIT", "BSD"], "use_docs": false,
        "__prompts__": {"license": {"__prompt__": "Which licence?", "MIT": "The MIT one"}}
    }""",
    "{{cookiecutter.project_slug}}/pyproject.toml": (
        '[project]\nname = "{{ cookiecutter.project_name }}"\nversion = "0"\n'
        'dependencies = [\n  "requests", # needed\n]\n'
    ),
    "{{cookiecutter.project_slug}}/{{cookiecutter.project_slug}}/__init__.py": "",
    "{{cookiecutter.project_slug}}/AUTHORS": "{{ cookiecutter.full_name }}\n",
}
SRC = {
    "copier.yml": """
package_name: {type: str}
cost_centre:
  type: str
  help: Cost centre
  placeholder: four digits
  default: "1234"
  validator: "{% if cost_centre | length != 4 %}Four digits, please.{% endif %}"
team: {type: str, choices: [analytics, platform], default: platform}
runs_on:
  type: str
  choices: {Airflow: airflow, Cron: cron}
  default: cron
  when: "{{ team == 'analytics' }}"
""",
    "src/{{ package_name }}/__init__.py.jinja": '"""{{ description }}"""\n',
    "src/{{ package_name }}/helpers.py": "X = 1\n",
    "TEAM.jinja": "{{ team }} {{ cost_centre }} {{ runs_on }}\n",
}


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))


def prepared(
    root: Path, template: str, answers: dict[str, Any] | None = None, **plan: Any
) -> Prepared:
    order = Order(
        parse_plan(plan_json(**plan)), root / "churn", template, answers or {}, {"name": "A Person"}
    )
    return prepare(order, Places(root))


def described(root: Path, answers: dict[str, Any]) -> list[dict[str, Any]]:
    """The questions of the folder `template` with these answers."""
    data = template_data(parse_plan(plan_json()), author={}, releases=[], answers=answers)
    scratch = root / "scratch"
    scratch.mkdir(exist_ok=True)
    template = Template("template", root / "template", None, "")
    return describe(template, data, answers, scratch).questions


def texts(found: Prepared) -> dict[str, str]:
    return {c.path: c.new.decode() for c in found.changes if c.new is not None}


def test_a_flat_cookiecutter_template_takes_the_modules(tmp_path: Path) -> None:
    write_tree(tmp_path / "template", FLAT)
    found = prepared(
        tmp_path, "template", dependencies=[dependency("pandas", ">=2.2"), dependency("Requests")]
    )
    files = texts(found)
    assert "churn_monthly/run.py" in files and "src/churn_monthly/run.py" not in files
    assert "from .run import" in files["churn_monthly/__init__.py"], "the plan's own lies over it"
    assert files["AUTHORS"] == "A Person\n"
    project = tomlkit.parse(files["pyproject.toml"])["project"]
    assert project["name"] == "churn-monthly"
    assert project["dependencies"] == ["requests", "pandas>=2.2"]
    assert project["scripts"] == {"churn-monthly": "churn_monthly.__main__:main"}
    assert "# needed" in files["pyproject.toml"]


#: As public templates ask for names: by default value, what each means.
NAMINGS = {
    "a title first": {
        "project_name": "Python Boilerplate",
        "package_name": "{{ X.project_name.replace(' ', '-') }}",
        "import_name": "{{ X.package_name.lower().replace('-', '_') }}",
    },
    "a distribution first": {
        "project_name": "package",
        "import_name": "{{ X.project_name | lower | replace('-', '_') }}",
    },
    "a slug that is the module": {
        "project_name": "My Project",
        "project_slug": "{{ X.project_name | lower | replace(' ', '_') }}",
    },
    "a slug that is the distribution": {
        "project_name": "My Project",
        "project_slug": "{{ X.project_name | lower | replace(' ', '-') }}",
        "package_name": "{{ X.project_slug | replace('-', '_') }}",
    },
}
NAMED = {
    "a title first": ("Churn monthly", "churn-monthly", "churn_monthly"),
    "a distribution first": ("churn-monthly", "churn_monthly"),
    "a slug that is the module": ("Churn monthly", "churn_monthly"),
    "a slug that is the distribution": ("Churn monthly", "churn-monthly", "churn_monthly"),
}


@pytest.mark.parametrize("naming", NAMINGS)
@pytest.mark.parametrize("engine", ["copier", "cookiecutter"])
def test_names_mean_what_the_templates_own_defaults_look_like(
    tmp_path: Path, engine: str, naming: str
) -> None:
    asked = NAMINGS[naming]
    if engine == "copier":
        config = "".join(f"{n}: {json.dumps(d.replace('X.', ''))}\n" for n, d in asked.items())
        shown = " ".join(f"{{{{ {name} }}}}," for name in asked)
        write_tree(tmp_path / "template", {"copier.yml": config, "N.jinja": shown})
    else:
        config = json.dumps({n: d.replace("X.", "cookiecutter.") for n, d in asked.items()})
        shown = " ".join(f"{{{{ cookiecutter.{name} }}}}," for name in asked)
        files = {"cookiecutter.json": config, "{{ cookiecutter.project_name }}/N": shown}
        write_tree(tmp_path / "template", files)
    found = prepared(tmp_path, "template")
    assert texts(found)["N"] == " ".join(f"{name}," for name in NAMED[naming])
    assert all(q["known"] for q in found.description.questions)


def test_name_and_version_of_the_project_are_the_persons(tmp_path: Path) -> None:
    project = '[project]\nname = "something-else"\nversion = "0.0.1"\n'
    write_tree(tmp_path / "template", {"copier.yml": "", "pyproject.toml": project})
    found = prepared(tmp_path, "template", version="2.1.0")
    assert 'name = "churn-monthly"\nversion = "2.1.0"\n' in texts(found)["pyproject.toml"]
    again = project.replace('"0.0.1"\n', '"0.0.1"\ndynamic = ["dependencies"]\n')
    (tmp_path / "template" / "pyproject.toml").write_text(
        again.replace("something-else", "Churn_Monthly")
    )
    found = prepared(tmp_path, "template", dependencies=[dependency("pandas")])
    assert 'name = "Churn_Monthly"' in texts(found)["pyproject.toml"], "is the same name"
    assert found.notes == ("The template lists dependencies elsewhere. Add: pandas.",)


def test_a_templates_own_dunder_names_stay_in_the_package(tmp_path: Path) -> None:
    own = (
        '"""Theirs."""\nimport os\nfrom ._version import version as __version__\n__author__ = "T"\n'
    )
    own += '__all__ = ["__version__", "helper"]\n\ndef helper() -> None: ...\n'
    template = {"copier.yml": "", "src/churn_monthly/__init__.py": own}
    write_tree(tmp_path / "template", template)
    text = texts(prepared(tmp_path, "template"))["src/churn_monthly/__init__.py"]
    assert text == (
        '"""Monthly churn scores."""\n\n'
        "from ._version import version as __version__\nfrom .run import Results, run\n\n"
        '__author__ = "T"\n'
        '__all__ = [\n    "Results",\n    "__author__",\n    "__version__",\n    "run",\n]\n'
    )
    (tmp_path / "template/src/churn_monthly/__init__.py").write_text("def broken(:\n")
    text = texts(prepared(tmp_path, "template"))["src/churn_monthly/__init__.py"]
    assert text == INIT


def test_requirements_go_where_the_template_keeps_its_own(tmp_path: Path) -> None:
    project = '[project]\nname = "x"\n[dependency-groups]\ntest = ["pytest >=9"]\n'
    project += '[project.urls]\nhomepage = "x"\n'
    write_tree(tmp_path / "template", {"copier.yml": "", "pyproject.toml": project})
    found = prepared(
        tmp_path,
        "template",
        dependencies=[
            dependency("pandas"),
            dependency("hypothesis", "", "test"),
            {**dependency("lxml", "", "optional"), "extra": "html"},
        ],
    )
    document = tomlkit.parse(texts(found)["pyproject.toml"]).unwrap()
    assert found.notes == ()
    assert document["project"]["dependencies"] == ["pandas"]
    assert document["project"]["optional-dependencies"] == {"html": ["lxml"]}
    assert document["dependency-groups"] == {"test": ["pytest >=9", "hypothesis"]}


def test_the_notebook_is_left_out_of_the_templates_own_rules(tmp_path: Path) -> None:
    project = (
        '[project]\nname = "x"\nrequires-python = ">= 3.14"\n\n[tool.ruff]\nline-length = 99\n'
    )
    write_tree(tmp_path / "template", {"copier.yml": "", "pyproject.toml": project})
    notebook = {"path": "notebooks/n.ipynb", "text": "{}", "role": "notebook"}
    found = prepared(tmp_path, "template", files=[*plan_json()["files"], notebook])
    document = tomlkit.parse(texts(found)["pyproject.toml"]).unwrap()
    assert document["tool"]["ruff"] == {"line-length": 99, "extend-exclude": ["notebooks"]}
    assert found.notes == ("The template asks for Python 3.14 or newer; the notebook does not.",)


def test_what_a_copier_template_may_use(tmp_path: Path) -> None:
    """Filters, the folder's name, included questions, and an answers file that stays the same."""
    write_tree(
        tmp_path / "template",
        {
            "copier.yml": "--- !include shared/*.yml\n---\n_answers_file: .answers.yml\n"
            "folder: {type: str, default: '{{ _folder_name }}'}\n"
            "wheel: {type: str, default: \"{{ folder | regex_replace('-', '_') }}\"}\n",
            "shared/team.yml": "team: {type: str, default: blue}\n",
            "OUT.jinja": "{{ folder }} {{ wheel }} {{ team }}",
            "{{ _copier_conf.answers_file }}.jinja": "{{ _copier_answers | to_nice_yaml }}",
        },
    )
    first = prepared(tmp_path, "template")
    assert texts(first)["OUT"] == "churn-monthly churn_monthly blue"
    assert "_src_path: template\n" in texts(first)[".answers.yml"]
    assert texts(prepared(tmp_path, "template")) == texts(first)


def test_answers_that_no_type_takes_are_said_beside_the_question(tmp_path: Path) -> None:
    write_tree(
        tmp_path / "template",
        {
            "copier.yml": 'org: {type: str, validator: "{% if not org %}Name one.{% endif %}"}\n'
            "size: {type: int, default: 3}\n"
            "colours: {type: str, multiselect: true, choices: [red, blue], default: [red]}\n"
            "notes: {type: yaml, default: {a: 1}, multiline: true}\n"
            "owner: {type: str}\n"
        },
    )
    questions = {q["name"]: q for q in described(tmp_path, {})}
    assert questions["org"]["problem"] == "Name one."
    assert questions["owner"]["problem"] == "Needs an answer."
    assert questions["colours"]["many"] and questions["colours"]["default"] == ["red"]
    assert questions["notes"]["multiline"] and questions["notes"]["default"] == {"a": 1}
    answers = {"org": "x", "size": "many", "colours": ["green"], "owner": "y"}
    problems = {q["name"]: q["problem"] for q in described(tmp_path, answers)}
    assert problems == {
        "org": None,
        "size": "This is no whole number.",
        "colours": "Choose some of: red, blue.",
        "notes": None,
        "owner": None,
    }
    found = prepared(tmp_path, "template", {**answers, "size": "4", "colours": ["blue"]})
    assert {q["name"]: q["default"] for q in found.description.questions}["size"] == 4


def test_a_template_for_both_engines_needs_no_more_trust_than_the_lesser(tmp_path: Path) -> None:
    files = {
        "copier.yml": "_jinja_extensions: [a.B]\n_subdirectory: a\n",
        "cookiecutter.json": '{"project_name": "package"}',
        "{{cookiecutter.project_name}}/WHO": "cookiecutter",
        "a/WHO": "copier",
    }
    write_tree(tmp_path / "template", files)
    assert texts(prepared(tmp_path, "template"))["WHO"] == "cookiecutter"
    (tmp_path / "template/copier.yml").write_text("_subdirectory: a\n")
    (tmp_path / "template/cookiecutter.json").write_text(
        '{"project_name": "x", "_extensions": ["a.B"]}'
    )
    assert texts(prepared(tmp_path, "template"))["WHO"] == "copier"


def test_questions_of_cookiecutter(tmp_path: Path) -> None:
    write_tree(tmp_path / "template", FLAT)
    questions = {q["name"]: q for q in prepared(tmp_path, "template").description.questions}
    assert questions["license"]["label"] == "Which licence?"
    assert questions["license"]["choices"][0] == {"label": "The MIT one", "value": "MIT"}
    assert questions["use_docs"]["kind"] == "bool"
    assert questions["project_name"]["known"] and not questions["license"]["known"]


def test_a_copier_template_with_questions(tmp_path: Path) -> None:
    write_tree(tmp_path / "template", SRC)
    found = prepared(tmp_path, "template")
    files = texts(found)
    assert files["TEAM"] == "platform 1234 cron\n"
    assert "src/churn_monthly/helpers.py" in files and "src/churn_monthly/run.py" in files
    names = [q["name"] for q in found.description.questions if not q["known"]]
    assert names == ["cost_centre", "team"]
    assert (found.notes and "pyproject" not in files) or not found.notes


def test_a_conditional_question_is_asked_when_it_is_to_be(tmp_path: Path) -> None:
    write_tree(tmp_path / "template", SRC)
    found = prepared(tmp_path, "template", {"team": "analytics", "runs_on": "airflow"})
    asked = {q["name"]: q for q in found.description.questions}
    assert asked["runs_on"]["conditional"] is True
    assert asked["runs_on"]["choices"][0] == {"label": "Airflow", "value": "airflow"}
    assert texts(found)["TEAM"] == "analytics 1234 airflow\n"


def test_an_answer_that_its_validator_refuses_is_said(tmp_path: Path) -> None:
    write_tree(tmp_path / "template", SRC)
    with pytest.raises(Refusal, match="Four digits") as caught:
        prepared(tmp_path, "template", {"cost_centre": "12"})
    assert caught.value.code == "answers"


def test_a_template_as_a_zip_and_from_git_gives_the_same(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "template", SRC)
    expected = texts(prepared(tmp_path, "template"))
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        for path in folder.rglob("*"):
            archive.write(path, Path("t-main") / path.relative_to(folder))
    assert texts(prepared(tmp_path, "t.zip")) == expected
    repository = tmp_path / "team.git"
    shutil.copytree(folder, repository)
    who = ["-c", "user.name=A Person", "-c", "user.email=person@example.org"]
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "x"], ["tag", "v1"]):
        subprocess.run(["git", *words], cwd=repository, check=True)
    found = prepared(tmp_path, f"file://{repository}@v1")
    assert texts(found) == expected
    assert found.record.commit is not None and len(found.record.commit) == 40


def test_a_template_without_pyproject_says_what_is_needed(tmp_path: Path) -> None:
    write_tree(tmp_path / "template", {"copier.yml": "", "setup.cfg": ""})
    found = prepared(tmp_path, "template", dependencies=[dependency("pandas", ">=2.2")])
    assert found.notes == ("This template has no pyproject.toml. The package needs: pandas>=2.2.",)


@pytest.mark.parametrize("licence", ["MIT", "BSD-3-Clause", "Apache-2.0", "none"])
def test_the_built_in_template_is_a_valid_project(tmp_path: Path, licence: str) -> None:
    found = prepared(
        tmp_path,
        "builtin",
        {"license": licence, "ci": licence == "MIT"},
        description='With "quotes" \\ and {{ braces }} and é',
        dependencies=[
            dependency("pandas", ">=2.2"),
            dependency("hypothesis", "", "test"),
            {**dependency("tool"), "url": "git+https://example.org/tool@1"},
        ],
    )
    files = texts(found)
    project = tomlkit.parse(files["pyproject.toml"]).unwrap()
    assert project["project"]["description"] == 'With "quotes" \\ and {{ braces }} and é'
    assert project["project"]["dependencies"] == [
        "pandas>=2.2", "tool @ git+https://example.org/tool@1"
    ]  # fmt: skip
    assert project["dependency-groups"]["test"] == ["pytest>=9", "hypothesis"]
    assert project["tool"]["hatch"]["metadata"]["allow-direct-references"] is True
    assert "A Person" in files["LICENSE"] or licence == "Apache-2.0"
    assert (".github/workflows/ci.yml" in files) == (licence == "MIT")
    assert not any("{%" in path or "{{" in path for path in files)


def test_the_changelog_grows_with_the_versions(tmp_path: Path) -> None:
    export(prepared(tmp_path, "builtin"), {})
    more = [f for f in plan_json()["files"] if f["path"] != "src/churn_monthly/steps.py"]
    more.append(
        {
            "path": "src/churn_monthly/steps.py",
            "role": "module",
            "text": "def score(seed: int) -> float:\n    return seed\n\n\ndef extra() -> None:\n    ...\n",
        }
    )
    second = prepared(tmp_path, "builtin", version="0.2.0", files=more)
    log = texts(second)["CHANGELOG.md"]
    assert log.index("## 0.2.0") < log.index("Add `steps.extra`.") < log.index("## 0.1.0")


def test_the_data_of_a_template_is_as_the_readme_says() -> None:
    data = template_data(parse_plan(plan_json()), author={}, releases=[], answers={"year": "2025"})
    assert data["year"] == "2025"
    named = with_synonyms(data)
    assert named["project_slug"] == data["distribution"] == "churn-monthly"
    assert named["package_name"] == data["module"] == "churn_monthly"
    assert python_versions(">=3.12")[0] == "3.12"


def test_choices_of_the_built_in_template(tmp_path: Path) -> None:
    parameters = [
        {"name": "seed", "type": "int", "default": "7", "help": 'the "seed"'},
        {"name": "day", "type": "str | None", "default": "None", "help": ""},
        {"name": "data", "type": "Path", "default": 'Path("a.csv")', "help": ""},
        {"name": "odd", "type": "object", "default": "object()", "help": ""},
    ]
    answers = {"airflow": True, "spark": True, "docker": True, "license": "MIT"}
    target = tmp_path / "churn"
    found = prepared(tmp_path, "builtin", answers, parameters=parameters)
    export(found, {})
    dag = (target / "dags/churn_monthly_dag.py").read_text()
    assert "description='the \"seed\"'," in dag
    assert '"a.csv"' in dag and "odd" not in dag
    assert "spark-submit" in (target / "jobs/churn_monthly_job.py").read_text()
    assert "USER runner" in (target / "Dockerfile").read_text()
    for command in (["ruff", "check"], ["ruff", "format", "--diff"]):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=target,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout
