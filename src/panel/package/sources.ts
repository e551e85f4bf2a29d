/** Where the facts of the Package section come from in a page. */
import type { IStateDB } from '@jupyterlab/statedb';
import { Handoff } from '../../kernel/handoff';
import { needed } from '../../memory';
import type { MemoryFacts, ProofFacts, VersioningFacts } from '../../package/readiness';
import type { PackagePlan } from '../../package/plan';
import type { Proof } from '../../flow/proof';
import type { ILinting, ILogbook, IPlanner, IProofs } from '../../tokens';
import type { ILastExport } from '../export';
import type { IPackageSources } from './model';

/** Key of the last exports in the workspace's state, by path of the notebook. */
export const EXPORTS_KEY = 'jupyterlab-shipshape:exports';

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

/** What is known of the folder to which the notebook was exported last; null where it never was. */
async function versioning(
  logbook: ILogbook,
  plan: PackagePlan,
  handoff: Handoff,
  state: IStateDB | null
): Promise<VersioningFacts | null> {
  const kept = (await state?.fetch(EXPORTS_KEY)) as Record<string, ILastExport> | undefined;
  const last = kept?.[logbook.path];
  if (!last) {
    return null;
  }
  const { inGit, version, proposal } = await handoff.look({
    plan,
    target: last.folder,
    template: last.template,
    answers: {},
    author: { name: '', email: '' }
  });
  const changed = proposal
    ? proposal.added.length + proposal.removed.length + proposal.changed.length
    : 0;
  return {
    repository: inGit,
    exported: version === undefined ? null : { version, changedNames: changed }
  };
}
