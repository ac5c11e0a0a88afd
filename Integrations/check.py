"""Tries each recipe and wrapper with the tools that are installed beside this Python or on the path.

    GIBBOUS_PROGRAM=.build/release/gibbous python3 Integrations/check.py

Says what was tried and what was not. Fails if a tool refuses something.
"""

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
TOOLS = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])

failures = []


def tell(what, outcome, detail=""):
    print(f"{outcome:10} {what}" + (f": {detail}" if detail else ""), flush=True)


def attempt(what, tool, *arguments, environment=None):
    """Runs a tool on something; True if it was content."""
    path = shutil.which(tool, path=TOOLS)
    if path is None:
        tell(what, "not tried", f"{tool} is not installed")
        return False
    # Some tools leave files where they run.
    with tempfile.TemporaryDirectory() as folder:
        result = subprocess.run(
            [path, *map(str, arguments)],
            cwd=folder,
            env={**os.environ, "PATH": TOOLS, **(environment or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
    if result.returncode == 0:
        tell(what, "passed", " ".join([tool, *map(str, arguments[:2])]))
        return True
    failures.append(what)
    tell(what, "FAILED", f"{tool} ended with {result.returncode}\n{result.stdout[-4000:]}")
    return False


def holds(what, condition, detail):
    if not condition:
        failures.append(what)
    tell(what, "passed" if condition else "FAILED", detail)


def check_apptainer():
    if importlib.util.find_spec("spython") is None:
        tell("Apptainer", "not tried", "spython is not installed")
        return
    from spython.main.parse.parsers import SingularityParser

    recipe = SingularityParser(str(HERE / "Apptainer" / "gibbous.def")).parse()["spython-base"]
    whole = recipe.fromHeader == "debian:13-slim" and bool(recipe.install) and bool(recipe.files) and bool(recipe.test)
    holds("Apptainer", whole, "its sections, by spython")


def check_docker():
    attempt("Docker", "hadolint", HERE / "Docker" / "Dockerfile")


def check_bioconda():
    attempt("Bioconda's script", "bash", "-n", HERE / "Bioconda" / "build.sh")
    if any(importlib.util.find_spec(name) is None for name in ("jinja2", "yaml")):
        tell("Bioconda", "not tried", "jinja2 or pyyaml is not installed")
        return
    import jinja2
    import yaml

    template = jinja2.Environment(undefined=jinja2.StrictUndefined).from_string(
        (HERE / "Bioconda" / "meta.yaml").read_text(encoding="utf-8")
    )
    recipe = yaml.safe_load(template.render(pin_subpackage=lambda name, max_pin: f"{name} {max_pin}"))
    keys = {"package", "source", "build", "requirements", "test", "about"}
    holds("Bioconda", keys == set(recipe) and recipe["package"]["version"] == version(), "its template, YAML and version")


def check_homebrew():
    attempt("Homebrew", "ruby", "-c", HERE / "Homebrew" / "gibbous.rb")


def check_snakemake():
    wrapper = HERE / "Snakemake" / "report" / "wrapper.py"
    ast.parse(wrapper.read_text(encoding="utf-8"))
    snakefile = HERE / "Snakemake" / "test" / "Snakefile"
    attempt("Snakemake, lint", "snakemake", "--lint", "--snakefile", snakefile)
    program = os.environ.get("GIBBOUS_PROGRAM") or shutil.which("gibbous")
    if program is None or shutil.which("snakemake", path=TOOLS) is None:
        tell("Snakemake, run", "not tried", "gibbous or snakemake is not there")
        return
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "bin").mkdir()
        (Path(folder) / "bin" / "gibbous").symlink_to(Path(program).resolve())
        path = os.pathsep.join([f"{folder}/bin", TOOLS])
        arguments = ["--cores", "2", "--snakefile", snakefile, "--directory", folder]
        if attempt("Snakemake, run", "snakemake", *arguments, environment={"PATH": path, "HOME": folder}):
            holds("Snakemake, report", (Path(folder) / "report" / "metrics.json").is_file(), "metrics.json is there")


def check_nextflow():
    attempt("Nextflow", "nextflow", "lint", HERE / "Nextflow" / "main.nf")


def check_galaxy():
    tool = HERE / "Galaxy" / "gibbous_report.xml"
    attempt("Galaxy, lint", "planemo", "lint", "--fail_level", "warn", tool)
    program = os.environ.get("GIBBOUS_PROGRAM") or shutil.which("gibbous")
    if program is None or importlib.util.find_spec("Cheetah") is None:
        tell("Galaxy, command", "not tried", "gibbous or Cheetah is not there")
        return
    from Cheetah.Template import Template

    # The command as Galaxy fills it in for a user who chooses nothing, and for one who chooses everything.
    root = ElementTree.parse(tool).getroot()
    plain = {"methods": "pca", "latent": 2, "effort": "quick", "seed": 0, "title": "", "path": "", "likelihood": ""}
    choices = {"methods": "pca,vae", "effort": "quick", "title": "A title", "path": "X", "likelihood": "gaussian"}
    for what, values in [
        ("Galaxy, command", {**plain, "labels": {"choice": "auto"}}),
        ("Galaxy, choices", {**plain, **choices, "labels": {"choice": "path", "path": "labels"}}),
    ]:
        data = HERE / "Galaxy" / "test-data" / "table.h5"
        command = str(Template(root.findtext("command"), searchList=[{**values, "data": str(data)}]))
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "bin").mkdir()
            (Path(folder) / "bin" / "gibbous").symlink_to(Path(program).resolve())
            path = os.pathsep.join([f"{folder}/bin", TOOLS])
            script = Path(folder) / "command.sh"
            script.write_text(f"cd {folder} && " + " ".join(command.split("\n")), encoding="utf-8")
            if attempt(what, "bash", script, environment={"PATH": path}):
                files = [output.get("from_work_dir") for output in root.find("outputs")]
                holds(f"{what}: files", all((Path(folder) / name).is_file() for name in files), ", ".join(files))


def version():
    """The version that the program has."""
    text = (HERE.parent / "Sources" / "Core" / "Version.swift").read_text(encoding="utf-8")
    return text.split('gibbousVersion = "')[1].split('"')[0]


def check_versions():
    """What names a version names the program's."""
    for name in ("Galaxy/gibbous_report.xml", "Homebrew/gibbous.rb", "Bioconda/meta.yaml", "Nextflow/main.nf"):
        holds(name, version() in (HERE / name).read_text(encoding="utf-8"), f"names version {version()}")
    module = (HERE.parent / "Python" / "gibbous" / "_version.py").read_text(encoding="utf-8")
    holds("Python", f'"{version()}"' in module, f"has version {version()}")


if __name__ == "__main__":
    for check in (
        check_versions,
        check_apptainer,
        check_docker,
        check_bioconda,
        check_homebrew,
        check_snakemake,
        check_nextflow,
        check_galaxy,
    ):
        check()
    sys.exit(f"refused: {', '.join(failures)}" if failures else 0)
