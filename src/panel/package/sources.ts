/** Where the facts of the Package section come from in a page. */
import { PathExt } from '@jupyterlab/coreutils';
import type { IStateDB } from '@jupyterlab/statedb';
import { Handoff } from '../../kernel/handoff';
import { needed } from '../../memory';
import type { MemoryFacts, ProofFacts, VersioningFacts } from '../../package/readiness';
import type { PackagePlan } from '../../package/plan';
import type { Proof } from '../../flow/proof';
import type { ILinting, ILogbook, IPlanner, IProofs } from '../../tokens';
import { changesSince, lastExport } from './lastExport';
import type { IPackageSources } from './model';

export interface ISourceParts {
  readonly planner: IPlanner | null;
  readonly linting: ILinting | null;
  readonly proofs: IProofs;
  readonly handoff: Handoff;
  readonly state: IStateDB | null;
}

export function packageSources(parts: ISourceParts): IPackageSources {
  const { planner, linting, proofs, handoff, state } = parts;
  return {
    plan: planner && (logbook => planner.plan(logbook)),
    lint: logbook => linting?.facts(logbook) ?? null,
    proof: logbook => factsOf(proofs.of(logbook).current),
    memory,
    versioning: (logbook, plan) => versioning(logbook, plan, handoff, state)
  };
}

function factsOf(proof: Proof | null): ProofFacts | null {
  return (
    proof && {
      same: proof.cells.filter(cell => cell.verdict === 'same').length,
      cells: proof.cells.length
    }
  );
}

/** Known where every cell has run. */
function memory({ flow, memory: ledger }: ILogbook): MemoryFacts | null {
  const found = flow && needed(flow, ledger);
  return found && found.notRun === 0
    ? { needed: found.bytes, held: found.held, ceiling: ledger.ceiling?.bytes ?? null }
    : null;
}

/** What is known of the folder to which the notebook was exported last, or would be. */
async function versioning(
  logbook: ILogbook,
  plan: PackagePlan,
  handoff: Handoff,
  state: IStateDB | null
): Promise<VersioningFacts | null> {
  const last = await lastExport(state, logbook.path);
  const { inGit, version, proposal } = await handoff.look({
    plan,
    // Somewhere beside the notebook: nothing is written.
    target: last?.folder ?? PathExt.join(folderOf(logbook.path), 'packages', plan.distribution),
    template: last?.template ?? '',
    answers: {},
    author: { name: '', email: '' }
  });
  if (!last || version === undefined) {
    return { repository: inGit, exported: null };
  }
  const names = proposal ? [proposal.added, proposal.removed, proposal.changed] : [];
  const since = last.cells ? changesSince(last.cells, logbook.cells) : null;
  return {
    repository: inGit,
    exported: {
      version,
      changedNames: names.reduce((sum, { length }) => sum + length, 0),
      changedCells: since?.changed ?? null,
      goneCells: since?.gone ?? 0
    }
  };
}

/** Without the name of a drive. */
function folderOf(path: string): string {
  return PathExt.dirname(path.replace(/^[\w-]+:/, ''));
}
