/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file or three. Imports of types count.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import of our own that resolves to no file would hide a cycle.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, path: '^([.]|@nodeless/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Published programs import what is built beside them, templates what stands beside the file that is made of them.
    exclude: {
      path: '(^|/)(fixtures|__golden__)/|^packages/cli/templates/|^packages/[^/]+/bin/published[.]cjs$',
    },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.cjs', '.js', '.json'],
    },
  },
};
