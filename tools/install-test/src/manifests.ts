import type { Machine } from './machine.ts';
import type { PublishedPackage } from './published.ts';

/** Both are exact, so that the test changes only by a commit. */
const PUBLINT = 'publint@0.3.25';
const ARE_THE_TYPES_WRONG = '@arethetypeswrong/cli@0.18.5';

/**
 * Do the entry points of the packages lead to files, and their types to what they describe?
 *
 * @throws Error with what publint (https://publint.dev) or Are The Types Wrong
 * (https://github.com/arethetypeswrong/arethetypeswrong.github.io) say
 */
export function checkManifests(machine: Machine, cwd: string, packages: readonly PublishedPackage[]): void {
  for (const { folder, formats } of packages) {
    machine.expect(0, cwd, 'npm', 'exec', '--yes', '--', PUBLINT, 'run', folder, '--strict');
    if (formats.length === 0) continue;
    // Every Node that is supported can require ES modules (https://nodejs.org/api/modules.html#loading-ecmascript-modules-using-require).
    const profile = formats.includes('cjs') ? 'node16' : 'esm-only';
    machine.expect(
      0,
      cwd,
      'npm',
      'exec',
      '--yes',
      '--',
      ARE_THE_TYPES_WRONG,
      '--pack',
      folder,
      '--profile',
      profile,
    );
  }
}
