/** The command line of the generator, seen from the root of the workspace. */
export const NODELESS = 'packages/cli/bin/nodeless.cjs';
