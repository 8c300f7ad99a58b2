"""Known vulnerabilities of what the locks install.

Fails when there are any. Where the data can't be reached it says so and passes: a network that is away tells
nothing about us, so `make check` does not ask. A package that the data does not know counts as not looked up.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
PYTHON = (
    "--require-hashes",
    "--disable-pip",
    "--progress-spinner",
    "off",
    "--timeout",
    "15",
    "--format",
    "json",
)


def main() -> int:
    verdicts = [python(lock) for lock in ("requirements.lock", "requirements-dev.lock")] + [browser()]
    return 0 if all(verdicts) else 1


def python(lock: str) -> bool:
    """Ask pip-audit about one lock."""
    asked = run(BIN / "pip-audit", "--requirement", lock, *PYTHON)
    packages = answer(asked).get("dependencies", [])
    known = [each for each in packages if "skip_reason" not in each]
    faults = [
        f"{each['name']} {each['version']}: {fault['id']}, fixed in {fault['fix_versions'] or 'nothing'}"
        for each in known
        for fault in each["vulns"]
    ]
    return told(lock, len(known), len(packages), faults)


def browser() -> bool:
    """Ask npm about what pages and their tests install."""
    asked = run(BIN / "npm", "audit", "--json", "--fetch-timeout=15000", "--fetch-retries=0")
    report = answer(asked)
    faults = [f"{name}: {fault['severity']}" for name, fault in report.get("vulnerabilities", {}).items()]
    packages = report.get("metadata", {}).get("dependencies", {}).get("total", 0)
    return told("package-lock.json", packages, packages, faults)


def told(lock: str, known: int, packages: int, faults: list[str]) -> bool:
    """Print what was found; False when there is something to mend."""
    if faults:
        print(f"  FAILED  {lock}", *faults, sep="\n          ")
    elif known == 0:
        print(f"  unknown {lock}: the vulnerability data can't be reached from here; nothing was looked up")
    else:
        print(f"  ok      {lock}: {known} of {packages} packages looked up, nothing known against them")
    return not faults


def run(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in words], cwd=ROOT, capture_output=True, text=True, check=False
    )


def answer(asked: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    try:
        return dict(json.loads(asked.stdout))
    except ValueError:
        return {}


if __name__ == "__main__":
    sys.exit(main())
