/** Exact versions with hashes, by uv or pip of the server part's Python. */
import { requirementLines, type Choices, type PackagePlan } from '../package/index';
import { askServerPart } from './handoff';

/**
 * The lock of what a plan needs.
 *
 * @param python - the interpreter that the notebook runs in.
 * @throws BadInput where no index answers, or it has no such versions.
 */
export async function lockOf(
  plan: PackagePlan,
  python: string
): Promise<NonNullable<Choices['lock']>> {
  const requirements = requirementLines(plan.dependencies);
  const constraints = plan.files.find(file => file.role === 'constraints')?.text ?? '';
  const { text } = await askServerPart<{ text: string }>(
    'handoff.pins',
    { requirements, constraints: constraints.split('\n').filter(Boolean), python },
    'could not lock the versions',
    line => process.stderr.write(line)
  );
  return { text, requirements };
}
