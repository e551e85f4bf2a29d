"""Plans and templates that mean harm: refused, nothing executed, nothing written outside."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from handoff_plans import plan_json, write_tree

from jupyterlab_shipshape.handoff.export import Order, export, prepare
from jupyterlab_shipshape.handoff.package_plan import parse_plan
from jupyterlab_shipshape.handoff.places import Places
from jupyterlab_shipshape.handoff.refusal import Refusal


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The server's root; what lies beside it is outside."""
    folder = tmp_path / "root"
    folder.mkdir()
    return folder


def listing(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*")}


@pytest.mark.parametrize(
    "path",
    [
        "../evil.py", "/etc/evil.py", "src/../../evil.py", "a//b.py", "./a.py", "", "a\nb.py",
        "C:/evil.py", "a\\..\\b.py", "a\0b", "con.txt", "dir/NUL", "trailing. ", ".git/hooks/x",
        "src/.GIT/config", ".shipshape/base.zip", ".Shipshape/x", "x" * 300, "a/\x1b[31m.py",
    ],
)  # fmt: skip
def test_a_plan_may_not_name_such_a_file(path: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_plan(plan_json(files=[{"path": path, "text": "", "role": "module"}]))
    assert caught.value.code == "plan"
    assert "\n" not in caught.value.message and "\x1b" not in caught.value.message


@pytest.mark.parametrize(
    "paths", [("src/a.py", "SRC/A.py"), ("a", "a/b"), ("a/b", "A"), ("a.py", "a.py")]
)
def test_files_that_are_one_on_some_disk_are_refused(paths: tuple[str, str]) -> None:
    files = [{"path": p, "text": "", "role": "module"} for p in paths]
    with pytest.raises(Refusal):
        parse_plan(plan_json(files=files))


@pytest.mark.parametrize(
    "files",
    [
        [{"path": f"f{n}.py", "text": "", "role": "module"} for n in range(100_000)],
        [{"path": "big.py", "text": "x" * 6_000_000, "role": "module"}],
        [{"path": f"f{n}", "text": "x" * 4_900_000, "role": "module"} for n in range(10)],
        [{"path": "half.py", "text": "\ud800", "role": "module"}],
    ],
    ids=["100,000 files", "one big file", "much in all", "half a character"],
)
def test_a_plan_out_of_bounds_is_refused(files: list[dict[str, Any]]) -> None:
    with pytest.raises(Refusal):
        parse_plan(plan_json(files=files))


@pytest.mark.parametrize(
    ("name", "module", "suggestion"),
    [
        ("churn monthly", "churn_monthly", "Try churn-monthly."),
        ("-x-", "x", "Try x."),
        ("../x", "x", "Try x."),
        ("x\n", "x", "Try x."),
        ("json", "json", "Try json-package."),
        ("class", "class", "Choose another"),
    ],
)
def test_a_name_that_is_none_is_refused_with_the_nearest(
    name: str, module: str, suggestion: str
) -> None:
    with pytest.raises(Refusal) as caught:
        parse_plan(plan_json(distribution=name, module=module))
    assert caught.value.code == "name"
    assert suggestion in caught.value.message


@pytest.mark.parametrize("plan", [None, [], {}, {"files": [3]}, "x", {"files": None}])
def test_what_is_no_plan_is_refused(plan: object) -> None:
    with pytest.raises(Refusal):
        parse_plan(plan)


def test_refusals_of_the_plan_stop_the_export() -> None:
    refused = [{"cell": "a", "line": 1, "reason": []}]
    with pytest.raises(Refusal, match="1 places"):
        parse_plan(plan_json(refusals=refused))


@pytest.mark.parametrize(
    "text", ["../outside", "/etc", "~", "a/../../outside", "", "x\0y", "link/x"]
)
def test_a_target_outside_the_root_is_refused(root: Path, text: str) -> None:
    (root.parent / "outside").mkdir()
    (root / "link").symlink_to(root.parent / "outside")
    with pytest.raises(Refusal) as caught:
        Places(root).target(text)
    assert caught.value.code == "target"


def test_a_target_that_is_a_file_or_the_root_is_refused(root: Path) -> None:
    (root / "file").write_text("")
    for text in ("file", "file/below", ".", "package/.git/hooks"):
        with pytest.raises(Refusal):
            Places(root).target(text)


def test_an_allowed_root_is_allowed(root: Path) -> None:
    outside = root.parent / "outside"
    outside.mkdir()
    assert Places(root, (outside,)).target(str(outside / "package")) == outside / "package"


def test_a_link_inside_the_target_is_not_followed(root: Path) -> None:
    outside = root.parent / "outside"
    outside.mkdir()
    (root / "churn").mkdir()
    (root / "churn" / "src").symlink_to(outside)
    with pytest.raises(Refusal, match="symbolic link"):
        prepare(Order(parse_plan(plan_json()), root / "churn"), Places(root))
    assert listing(outside) == set()


def _export(root: Path, template: str) -> None:
    places = Places(root)
    order = Order(parse_plan(plan_json()), root / "churn", template)
    export(prepare(order, places), {})


COPIER = {"copier.yml": "", "README.md": "x"}
HOSTILE_COPIER = {
    "a task": {"copier.yml": "_tasks: ['touch {outside}/ran']\n"},
    "a migration": {"copier.yml": "_migrations: [{{command: 'touch {outside}/ran'}}]\n"},
    "an extension": {
        "copier.yml": "_jinja_extensions: [evil.Evil]\n",
        "evil.py": "open('{outside}/ran', 'w')\n",
    },
    "a name with dots": {"{{{{ '../..' }}}}/evil.py": "x"},
    "a name from an answer": {
        "copier.yml": "folder: {{type: str, default: ../../evil}}\n",
        "{{{{ folder }}}}/x.py": "",
    },
    "an absolute name": {"{{{{ '{outside}' }}}}/evil.py": "x"},
    "a Jinja escape": {
        "x.jinja": "{{{{ ''.__class__.__mro__[1].__subclasses__() }}}}",
    },
    "a Jinja escape by a filter": {
        "x.jinja": "{{{{ cycler.__init__.__globals__.os.system('touch {outside}/ran') }}}}",
    },
    "an escape in a question": {
        "copier.yml": "a: {{type: str, default: \"{{{{ ''.__class__.__mro__ }}}}\"}}\n",
    },
    "a huge file": {"x.jinja": "{{% for i in range(100000) %}}{{{{ 'x' * 100000 }}}}{{% endfor %}}"},
    "huge memory": {"x.jinja": "{{{{ ('x' * 1000000000) ~ ('y' * 1000000000) ~ ('z' * 2000000000) }}}}"},
    "an include from outside": {"x.jinja": "{{% include '{outside}/secret' %}}"},
    "a broken question file": {"copier.yml": "a: [\n"},
    "a Python object": {"copier.yml": "a: !!python/object/apply:os.system ['touch {outside}/ran']\n"},
}  # fmt: skip


@pytest.mark.parametrize("files", HOSTILE_COPIER.values(), ids=HOSTILE_COPIER.keys())
def test_a_hostile_copier_template_does_nothing(root: Path, files: dict[str, str]) -> None:
    outside = root.parent / "outside"
    write_tree(outside, {"secret": "the secret"})
    for path, text in {**COPIER, **files}.items():
        write_tree(
            root / "template",
            {path.format(outside=outside).replace("//", "/"): text.format(outside=outside)},
        )
    harmless = False
    try:
        _export(root, "template")
        harmless = True
    except Refusal as refusal:
        assert refusal.code in ("template", "plan", "answers")
    assert listing(outside) == {"secret"}
    written = [p for p in (root / "churn").rglob("*") if p.is_file()]
    assert harmless or written == []
    assert not any("the secret" in p.read_text(errors="ignore") for p in written)
    assert (
        listing(root) - {p for p in listing(root) if p.startswith(("churn", "template"))} == set()
    )


@pytest.mark.parametrize("hook", ["pre_gen_project.py", "post_gen_project.sh", "pre_prompt.py"])
def test_a_cookiecutter_hook_does_not_run(root: Path, hook: str) -> None:
    outside = root.parent / "outside"
    outside.mkdir()
    body = (
        f"#!/bin/sh\ntouch {outside}/ran\n" if hook.endswith("sh") else f"open('{outside}/ran','w')"
    )
    write_tree(
        root / "template",
        {
            "cookiecutter.json": '{"project_slug": "x"}',
            "{{cookiecutter.project_slug}}/README.md": "x",
            f"hooks/{hook}": body,
        },
    )
    (root / "template" / "hooks" / hook).chmod(0o755)
    _export(root, "template")
    assert listing(outside) == set()
    assert (root / "churn" / "README.md").is_file()


@pytest.mark.parametrize(
    "files",
    [
        {"{{cookiecutter.project_slug}}/x": "{{ ''.__class__.__mro__[1].__subclasses__() }}"},
        {"{{cookiecutter.project_slug}}/x": "{{ cycler.__init__.__globals__.os.getcwd() }}"},
        {"{{cookiecutter.project_slug}}/{{ '../..' }}/evil": "x"},
        {"{{cookiecutter.project_slug}}/{{ '/tmp' }}/evil": "x"},
        {"cookiecutter.json": '{"project_slug": "x", "_extensions": ["evil.Evil"]}'},
        {"cookiecutter.json": '{"project_slug": "x", "y": "{{ \'\'.__class__.__mro__ }}"}'},
        {"cookiecutter.json": "[]"},
        {"cookiecutter.json": '{"templates": {"a": {"path": "../.."}}}'},
    ],
)
def test_a_hostile_cookiecutter_template_is_refused(root: Path, files: dict[str, str]) -> None:
    base = {
        "cookiecutter.json": '{"project_slug": "x"}',
        "{{cookiecutter.project_slug}}/README.md": "x",
    }
    write_tree(root / "template", {**base, **files})
    before = listing(root.parent)
    with pytest.raises(Refusal) as caught:
        _export(root, "template")
    assert caught.value.code == "template"
    assert listing(root.parent) - before <= {
        "data",
        "data/shipshape",
        "data/shipshape/trusted-templates",
    }


def test_a_link_in_a_template_is_refused(root: Path) -> None:
    write_tree(root / "template", COPIER)
    (root / "template" / "passwd").symlink_to("/etc/passwd")
    with pytest.raises(Refusal, match="symbolic link"):
        _export(root, "template")


def test_a_device_in_a_template_is_refused(root: Path) -> None:
    write_tree(root / "template", COPIER)
    os.mkfifo(root / "template" / "pipe")
    with pytest.raises(Refusal, match="no plain file"):
        _export(root, "template")


def test_a_template_of_too_many_files_is_refused(root: Path) -> None:
    write_tree(root / "template", {**COPIER, **{f"f/{n}": "" for n in range(2_100)}})
    with pytest.raises(Refusal, match="more than 2000 files"):
        _export(root, "template")


@pytest.mark.parametrize("template", ["../outside", "/etc", "ext::sh -c touch% /tmp/x", "nothing"])
def test_a_template_from_elsewhere_is_refused(root: Path, template: str) -> None:
    write_tree(root.parent / "outside", COPIER)
    with pytest.raises(Refusal) as caught:
        _export(root, template)
    assert caught.value.code == "template"


@pytest.mark.parametrize("name", ["../evil", "/tmp/evil", "a\\..\\..\\evil"])
def test_a_zip_that_leads_outside_is_refused(root: Path, name: str) -> None:
    with zipfile.ZipFile(root / "t.zip", "w") as archive:
        archive.writestr("copier.yml", "")
        archive.writestr(name, "x")
    before = listing(root.parent)
    with pytest.raises(Refusal):
        _export(root, "t.zip")
    assert not any("evil" in p for p in listing(root.parent) - before)


def test_a_link_in_a_zip_is_refused(root: Path) -> None:
    link = zipfile.ZipInfo("passwd")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(root / "t.zip", "w") as archive:
        archive.writestr("copier.yml", "")
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(Refusal, match="could lead outside"):
        _export(root, "t.zip")


def test_a_zip_that_lies_about_its_sizes_is_refused(root: Path) -> None:
    """The header says one byte, the data hold 60 MB: nothing of it may reach the disk."""
    path = root / "t.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("copier.yml", "")
        archive.writestr("big", b"\0" * 60_000_000)
    data = path.read_bytes()
    path.write_bytes(data.replace((60_000_000).to_bytes(4, "little"), (1).to_bytes(4, "little")))
    with pytest.raises(Refusal) as caught:
        _export(root, "t.zip")
    assert caught.value.code == "template"
    assert listing(root) == {"t.zip"}


@pytest.mark.parametrize(
    "address",
    [
        "ext::sh -c 'touch {ran}'",
        "--upload-pack=touch {ran}",
        "-u touch {ran}",
        "https://--upload-pack=touch/{ran}",
        "git@-oProxyCommand=touch{ran}:x",
        "ssh://-oProxyCommand=touch%20{ran}/x",
        "file://{outside}",
        "file:///etc/../{outside}",
        "file://localhost{outside}",
        "file://{root}/../outside",
        "file://{root}/%2e%2e/outside",
        "https://127.0.0.1:1/x.git@--upload-pack=touch{ran}",
        "https://127.0.0.1:1/x.git",
    ],
)
def test_an_address_that_means_something_else_is_refused(root: Path, address: str) -> None:
    outside = root.parent / "outside"
    write_tree(outside, COPIER)
    who = ["-c", "user.name=A Person", "-c", "user.email=person@example.org"]
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "x"]):
        subprocess.run(["git", *words], cwd=outside, check=True)
    ran = root.parent / "ran"
    with pytest.raises(Refusal) as caught:
        _export(root, address.format(ran=ran, outside=outside, root=root))
    assert caught.value.code == "template"
    assert not ran.exists() and not (root / "churn").exists()


def test_a_very_deep_folder_is_refused(root: Path) -> None:
    deep = root / "template"
    write_tree(deep, COPIER)
    at = deep
    for _ in range(60):
        at = at / "deeper"
    write_tree(at, {"file": "x"})
    with pytest.raises(Refusal) as caught:
        _export(root, "template")
    assert caught.value.code in ("plan", "template")
    assert not (root / "churn").exists()


def test_a_zip_bomb_is_refused(root: Path) -> None:
    with zipfile.ZipFile(root / "t.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("copier.yml", "")
        archive.writestr("big", b"\0" * 60_000_000)
    with pytest.raises(Refusal, match="more than"):
        _export(root, "t.zip")


def test_a_forged_record_is_refused(root: Path) -> None:
    _export(root, "builtin")
    for text in ("{", "[]", json.dumps({"format": 1}), json.dumps({"format": 99})):
        (root / "churn" / ".shipshape" / "export.json").write_text(text)
        with pytest.raises(Refusal) as caught:
            _export(root, "builtin")
        assert caught.value.code == "target"
