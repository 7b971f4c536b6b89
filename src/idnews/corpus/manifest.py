"""What a run says about itself: `manifest.json`, and the records of its finished parts.

The manifest holds the options and a digest of the inputs, so that a run is only ever resumed as it
was begun. Resuming reads which parts are done and where in the inputs their unbroken row ends.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b, file_digest
from pathlib import Path
from typing import Any

from idnews.corpus.inputs import InputSummary
from idnews.corpus.parts import STATE, Options, PartResult
from idnews.corpus.storage import Storage
from idnews.errors import CorpusError

__all__ = [
    "MANIFEST",
    "REJECTS",
    "Manifest",
    "describe_pipeline",
    "done_parts",
]

MANIFEST = "manifest.json"
REJECTS = "rejects.jsonl"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """The facts that a run must share with the one that it resumes."""

    options: Mapping[str, Any]
    pipeline: Mapping[str, Any]
    inputs: Mapping[str, Any]
    state: str = "running"
    totals: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def begin(cls, options: Options, inputs: list[str], summary: InputSummary) -> "Manifest":
        """Return the manifest of a run that begins."""
        facts = {"n_files": summary.n_files, "n_bytes": summary.n_bytes, "digest": summary.digest}
        return cls(options.to_dict(), describe_pipeline(options), {"paths": inputs, **facts})

    @classmethod
    def read(cls, storage: Storage) -> "Manifest | None":
        """Return the manifest of a folder, None when there is none. Raises CorpusError."""
        if not storage.exists(MANIFEST):
            return None
        try:
            found = json.loads(storage.read(MANIFEST))
            version = found.pop("format")
            found.pop("options_hash")
            manifest = cls(**found)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CorpusError(f"{storage.path(MANIFEST)} is damaged: {error}") from error
        if version != FORMAT:
            raise CorpusError(
                f"{storage.root} was written in format {version}, this idnews writes {FORMAT}; "
                "begin in another folder"
            )
        return manifest

    def write(self, storage: Storage) -> None:
        """Write the manifest. Raises StorageError."""
        facts = {
            "format": FORMAT,
            "state": self.state,
            "options": self.options,
            "options_hash": blake2b(
                json.dumps([self.options, self.pipeline], sort_keys=True).encode(), digest_size=16
            ).hexdigest(),
            "pipeline": self.pipeline,
            "inputs": self.inputs,
            "totals": self.totals,
        }
        data = json.dumps(facts, indent=1, ensure_ascii=True) + "\n"
        storage.write(MANIFEST, data.encode())

    def require_same(self, begun: "Manifest") -> None:
        """Raise CorpusError that says what differs from the run that was begun."""
        changes: list[str] = []
        if self.inputs["digest"] != begun.inputs["digest"]:
            changes.append(
                f"the inputs were {_inputs(begun)}, are {_inputs(self)}: "
                "a file came, went or changed"
            )
        for what in ("options", "pipeline"):
            now, then = getattr(self, what), getattr(begun, what)
            changes += [
                f"{key} was {then.get(key)!r}, is {now.get(key)!r}"
                for key in sorted({*now, *then})
                if now.get(key) != then.get(key) and not (changes and key == "part_bytes")
            ]
        if changes:
            raise CorpusError(
                f"the run cannot be resumed: {'; '.join(changes)}. Resume it as it was begun, or "
                "begin another in another folder; what is done stays as it is"
            )


def _inputs(manifest: Manifest) -> str:
    return f"{manifest.inputs['n_files']} files with {manifest.inputs['n_bytes']:,} bytes"


def describe_pipeline(options: Options) -> dict[str, Any]:
    """Return what tells a pipeline from another: version of idnews, name, hash of its files."""
    from importlib.metadata import version

    from idnews.api import shipped_model

    folder = shipped_model() if options.pipeline is None else Path(options.pipeline)
    digest = blake2b(digest_size=16)
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        if path.name not in ("metrics.json", "floors.json"):
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            with path.open("rb") as stream:
                found = file_digest(stream, lambda: blake2b(digest_size=16))
            digest.update(found.digest())
    return {"idnews": version("idnews"), "files": digest.hexdigest()}


def done_parts(storage: Storage) -> Iterator[PartResult]:
    """Yield the records of the finished parts, in order."""
    for name in storage.names(STATE):
        if name.endswith(".json") and not name.startswith("."):
            yield PartResult.from_json(storage.read(f"{STATE}/{name}"))
