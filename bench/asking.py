"""How is a plan carried out? By a process of its own, which ends by itself."""

from dataclasses import dataclass
from pathlib import Path

from bench.plan import Answers, Plan
from privacy.simulator.children import ProcessLauncher


@dataclass(frozen=True, slots=True)
class Asker:
    """Hands plans to the load, through a file."""

    launcher: ProcessLauncher
    folder: Path

    def ask(self, plan: Plan) -> Answers:
        """Return what came of a plan; an answer that was not expected ends the run."""
        path = self.folder / "plan.json"
        plan.write(path)
        return Answers.of_json(self.launcher.output_of(["-m", "bench.load", str(path)], {}))
