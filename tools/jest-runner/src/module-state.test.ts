import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const PACKAGES = join(__dirname, '../../../packages');

/** Variables of modules that change while the program runs. Each remembers what equal questions were answered, or is set once. */
const MEMOS = [
  'checks/src/rules/schema/own-crds.ts compiled',
  'checks/src/rules/schema/own-crds.ts readFiles',
  'checks/src/rules/schema/own-crds.ts rules',
  'cli/src/output/wrap.ts help',
  'cli/src/testing/argocd-simulation/lua-health.ts answers',
  'cli/src/testing/bundled-program.ts program',
  'cli/src/testing/combinations/attempt.ts loaded',
  'cli/src/testing/combinations/attempt.ts printed',
  'cli/src/testing/options/effect.ts printed',
  'cli/src/testing/repository.ts PREPARED',
  'components/src/argocd/install-patches.ts memory',
  'contracts/src/argocd/project-permissions.ts GLOBS',
  'contracts/src/placement/machines.ts found',
  'kubernetes-schema/src/cel/program.ts environment',
  'kubernetes-schema/src/cel/program.ts programs',
  'kubernetes-schema/src/form/read-node.ts knownObjects',
  'kubernetes-schema/src/form/read-node.ts knownTexts',
  'kubernetes-schema/src/kind-checks.ts known',
  'kubernetes-schema/src/testing/scalar-arbitrary.ts known',
  'review/src/fold/fold.ts WORDS',
  'sources/src/read/known-keys.ts schemas',
  'sources/src/schema/catalogue-schemas.ts made',
];

/** A collection that starts empty is there to be filled. */
function startsEmpty(value: ts.Expression | undefined): boolean {
  if (value === undefined) return false;
  if (ts.isNewExpression(value)) return (value.arguments?.length ?? 0) === 0;
  if (ts.isArrayLiteralExpression(value)) return value.elements.length === 0;
  return ts.isObjectLiteralExpression(value) && value.properties.length === 0;
}

function variablesThatChange(text: string): string[] {
  const source = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest);
  return source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) =>
      declarationList.declarations
        .filter(
          ({ initializer, type }) =>
            !(declarationList.flags & ts.NodeFlags.Const) ||
            (startsEmpty(initializer) && !/^Readonly|^readonly /.test(type?.getText(source) ?? '')),
        )
        .map(({ name }) => name.getText(source)),
    );
}

test('variables that change are found', () => {
  expect(
    variablesThatChange(`
      let a = 1;
      export const b = new Map<string, number>();
      const c: string[] = [];
      const d: readonly string[] = [];
      const e = new Map([[1, 2]]);
      const f = {};
      function inside() { let g = 1; return g; }
    `),
  ).toEqual(['a', 'b', 'c', 'f']);
});

test('no module of a package keeps anything that could reach another test file', () => {
  const found = readdirSync(PACKAGES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^/]+\/src\/.*\.ts$/.test(file) && !file.endsWith('.test.ts'))
    .flatMap((file) =>
      variablesThatChange(readFileSync(join(PACKAGES, file), 'utf8')).map((name) => `${file} ${name}`),
    );
  expect(found.sort()).toEqual(MEMOS);
});
