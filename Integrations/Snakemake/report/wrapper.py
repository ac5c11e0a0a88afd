"""Snakemake's wrapper of gibbous report."""

from snakemake.shell import shell

extra = snakemake.params.get("extra", "")  # noqa: F821
if isinstance(extra, dict):
    parts = []
    for name, value in extra.items():
        option = "--" + name.replace("_", "-")
        for entry in value if isinstance(value, (list, tuple)) else [value]:
            if entry is not None and entry is not False:
                parts.append(option if entry is True else f"{option}={entry}")
    extra = " ".join("'" + part.replace("'", "'\\''") + "'" for part in parts)
log = snakemake.log_fmt_shell(stdout=False, stderr=True)  # noqa: F821

shell(
    "gibbous report {snakemake.input[0]:q} --output {snakemake.output[0]:q} --threads {snakemake.threads} {extra} {log}"
)
