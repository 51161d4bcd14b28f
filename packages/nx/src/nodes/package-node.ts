import type { InferredNode } from './node.ts';

const PACKAGE_FILE = /^((?:packages|tools)\/[a-z0-9][a-z0-9-]*)\/package\.json$/;

/** The targets of one package, from the path of its `package.json` alone. Nx itself adds name and tags from that file. */
export function packageNode(packageFile: string): InferredNode | undefined {
  const root = PACKAGE_FILE.exec(packageFile)?.[1];
  if (root === undefined) return undefined;
  return {
    root,
    project: {
      targets: {
        test: {
          command: `jest ${root}/ --passWithNoTests`,
          cache: true,
          inputs: ['default', '^default', 'testSetup'],
        },
        lint: {
          command: `eslint ${root} --max-warnings 0`,
          cache: true,
          inputs: ['default', '^default', 'lintSetup'],
        },
        typecheck: { command: `tsc -p ${root}`, cache: true, inputs: ['default', '^default'] },
      },
    },
  };
}
