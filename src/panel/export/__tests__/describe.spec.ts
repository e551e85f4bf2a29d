import { nullTranslator } from '@jupyterlab/translation';
import {
  type Handoff,
  HandoffRefusal,
  type ITargetLook,
  type ITemplateLook,
  NoServerPart
} from '../../../kernel/handoff';
import type { Choices, PackagePlan } from '../../../package/plan';
import type { ILogbook } from '../../../tokens';
import { DescribeModel } from '../describe';
import { isPackageName, isVersion, nearestName } from '../names';
import type { IExportServices } from '../services';

const trans = nullTranslator.load('');

const TARGET: ITargetLook = {
  state: 'new',
  author: { name: 'A Person', email: '' },
  inGit: false,
  proposal: null
};
const TEMPLATE: ITemplateLook = {
  engine: 'Copier',
  questions: [],
  commands: [],
  needsTrust: false,
  trusted: false,
  fingerprint: 'f'
};

function plan(choices: Choices): PackagePlan {
  return {
    distribution: choices.name ?? 'churn-monthly',
    module: 'churn_monthly',
    version: choices.version ?? '0.1.0',
    title: 'Churn',
    description: choices.description ?? 'Churn',
    requiresPython: '>=3.10',
    files: [],
    dependencies: [],
    parameters: [],
    results: [],
    steps: [],
    values: [],
    data: [],
    functions: [],
    decisions: [],
    notes: [],
    refusals: []
  };
}

function services(handoff: Partial<Handoff> = {}): IExportServices {
  return {
    logbook: { path: 'work/churn.ipynb' } as ILogbook,
    handoff: {
      look: async () => TARGET,
      template: async () => TEMPLATE,
      ...handoff
    } as Handoff,
    translator: nullTranslator,
    template: '',
    plan: async choices => plan(choices),
    values: async () => ({ values: [], loaded: [] }),
    format: async given => given,
    lastExport: async () => null,
    keepExport: () => undefined,
    languages: null,
    confirm: async () => true,
    download: () => undefined
  };
}

async function started(handoff: Partial<Handoff> = {}): Promise<DescribeModel> {
  const model = new DescribeModel(services(handoff), trans);
  await model.start();
  return model;
}

describe('Names and versions', () => {
  it.each([
    ['churn monthly!', 'churn-monthly'],
    ['Émile_2', 'emile_2'],
    ['--', 'my-package']
  ])('suggests for %p', (name, near) => {
    expect(isPackageName(name)).toBe(false);
    expect(nearestName(name)).toBe(near);
    expect(isPackageName(nearestName(name))).toBe(true);
  });

  it('knows versions of PEP 440', () => {
    expect(['1.0', '0.1.0', '2.0rc1', '1.0.dev3'].every(isVersion)).toBe(true);
    expect(['', 'v1', '1.0-beta!', '1..2'].some(isVersion)).toBe(false);
  });
});

describe('The first page', () => {
  it('fills its fields from the notebook and from git', async () => {
    const { values, problems } = await started();
    expect(values).toMatchObject({
      name: 'churn-monthly',
      version: '0.1.0',
      folder: 'work/packages/churn-monthly',
      author: 'A Person'
    });
    expect(problems.size).toBe(0);
  });

  it('lets the folder follow the name until the person names one', async () => {
    const model = await started();
    model.set('name', 'sales');
    expect(model.values.folder).toBe('work/packages/sales');
    model.set('folder', 'elsewhere');
    model.set('name', 'other');
    expect(model.values.folder).toBe('elsewhere');
  });

  it('says what is wrong with a name and offers the nearest', async () => {
    const model = await started();
    model.set('name', 'churn monthly');
    expect(model.problems.has('name')).toBe(true);
    expect(model.suggestion).toBe('churn-monthly');
  });

  it('puts a refusal of the server part at its field', async () => {
    const model = await started({
      look: async () => {
        throw new HandoffRefusal('target', 'x is a file. Name a folder for the package.');
      }
    });
    expect(model.problems.get('folder')).toBe('x is a file. Name a folder for the package.');
  });

  it('knows that there is no server part', async () => {
    const model = await started({
      look: async () => {
        throw new NoServerPart();
      },
      template: async () => {
        throw new NoServerPart();
      }
    });
    expect(model.noServer).toBe(true);
    expect(model.problems.size).toBe(0);
  });

  it('proposes the version that the change asks for, unless the person typed one', async () => {
    const proposal = {
      version: '0.2.0',
      level: 'minor' as const,
      added: ['steps.extra'],
      removed: [],
      changed: []
    };
    const look = async () => ({ ...TARGET, state: 'export' as const, proposal });
    const model = await started({ look });
    expect(model.values.version).toBe('0.2.0');
    expect(model.order?.plan.version).toBe('0.2.0');
    model.set('version', '0.3.0');
    await model.settled();
    expect(model.order?.plan.version).toBe('0.3.0');
  });
});
