/** Builds the panel with its sections, and what they share. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { IStateDB } from '@jupyterlab/statedb';
import type { ITranslator } from '@jupyterlab/translation';
import { Handoff } from '../kernel/handoff';
import type { ILinting, ILogbooks, IPlanner, IPreferences, IProofs } from '../tokens';
import { MemorySection } from './memory/section';
import { PackageSection } from './package/section';
import { packageSources } from './package/sources';
import { ShipshapePanel } from './panel';
import type { Section } from './section';
import { StateSection } from './state/section';

export interface IFurniture {
  readonly app: JupyterFrontEnd;
  readonly logbooks: ILogbooks;
  readonly preferences: IPreferences;
  readonly proofs: IProofs;
  readonly translator: ITranslator;
  readonly state: IStateDB | null;
  readonly linting: ILinting | null;
  readonly planner: IPlanner | null;
}

/** The panel, its sections as they were left. */
export async function furnish(page: IFurniture): Promise<ShipshapePanel> {
  const { app, logbooks, preferences, proofs, translator, state, linting, planner } = page;
  const options = { translator, commands: app.commands };
  const handoff = new Handoff(app.serviceManager.serverSettings);
  const sections: Section[] = [
    new StateSection({ ...options, proofs, preferences }),
    new MemorySection(options),
    new PackageSection({
      ...options,
      sources: packageSources({ planner, linting, proofs, handoff, state })
    })
  ];
  linting?.changed.connect(() => sections.forEach(section => section.refresh()));
  const panel = new ShipshapePanel({ logbooks, sections, translator, state });
  await panel.restore();
  return panel;
}
