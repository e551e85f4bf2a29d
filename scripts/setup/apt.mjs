/** Debian's packages, for the two things that npm and pip cannot bring. */
import { must, read, run, say } from './process.mjs';

export const canInstall = () => process.getuid?.() === 0 && read('apt-get', ['--version']) !== null;

/**
 * Installs Debian packages.
 * @throws Stop where apt refuses.
 */
export async function aptInstall(...packages) {
  say(`Installing Debian's ${packages.join(', ')} with apt …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  // Old package lists are often enough, so a failing update does not matter by itself.
  await run('apt-get', ['update', '-q'], { quiet: true, env });
  await must(
    `apt-get could not install ${packages.join(', ')}; see its message above.`,
    'apt-get',
    ['install', '-q', '-y', '--no-install-recommends', ...packages],
    { env }
  );
}
