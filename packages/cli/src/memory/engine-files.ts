/** Folder of the generator's own packages, relative to the root of its repository. */
export const ENGINE_FOLDER = 'packages';

/** Files beside the packages that decide which libraries, which Node and which TypeScript settings render. */
export const TOOLCHAIN_FILES: readonly string[] = [
  '.npmrc',
  '.nvmrc',
  'package-lock.json',
  'package.json',
  'tsconfig.base.json',
];

/** True for a file of the generator that can decide a rendered byte or a finding; false for its tests. */
export function isEngineFile(path: string): boolean {
  return (
    path.startsWith(`${ENGINE_FOLDER}/`) &&
    /\.(ts|cjs|json)$/.test(path) &&
    !path.endsWith('.test.ts') &&
    !/\/(node_modules|testdata|testing)\//.test(path)
  );
}
