import { newConfig, registered } from './register.ts';

const RULE = { list: 'rules', name: 'own', from: './nodeless/own.mjs' } as const;
const IMPORTS = `import { defineConfig } from 'nodeless/kit';\nimport a from "./a.mjs"\n`;
const ADDED = `import { own } from './nodeless/own.mjs';`;

test.each([
  ['a list', '{ rules: [a] }', '{ rules: [own, a] }'],
  ['an empty list', '{ rules: [ ] }', '{ rules: [own ] }'],
  ['a list of several lines', '{\n  rules: [\n    a,\n  ],\n}', '{\n  rules: [own, \n    a,\n  ],\n}'],
  ['another list', '{ components: [a] }', '{ rules: [own], components: [a] }'],
  ['nothing', '{}', '{ rules: [own],}'],
])('%s gets what is new', (_, before, after) => {
  const text = `${IMPORTS}\n// The config.\nexport default defineConfig(${before});\n`;
  expect(registered(text, RULE)).toBe(
    `${IMPORTS.trimEnd()}\n${ADDED}\n\n// The config.\nexport default defineConfig(${after});\n`,
  );
});

test('what was written by this can be written again', () => {
  const text = newConfig({ list: 'components', name: 'first', from: './nodeless/first.mjs' });
  expect(registered(text, RULE)).toBe(
    [
      `import { defineConfig } from 'nodeless/kit';`,
      `import { first } from './nodeless/first.mjs';`,
      ADDED,
      '',
      'export default defineConfig({ rules: [own], components: [first] });',
      '',
    ].join('\n'),
  );
});

test('an import of several lines stays whole', () => {
  const text = `import {\n  defineConfig,\n  z,\n} from 'nodeless/kit';\nexport default defineConfig({});\n`;
  expect(registered(text, RULE)).toContain(`  z,\n} from 'nodeless/kit';\n${ADDED}\nexport default`);
});

test.each([
  ['of CommonJS', `const { defineConfig } = require('nodeless/kit');\nmodule.exports = defineConfig({});\n`],
  ['without defineConfig', `import a from './a.mjs';\nexport default { rules: [a] };\n`],
  ['without imports', `export default defineConfig({});\n`],
  ['with an import below', `${IMPORTS}export default defineConfig({});\nimport b from './b.mjs';\n`],
  ['with a list from elsewhere', `${IMPORTS}export default defineConfig({ rules });\n`],
  ['with a list of another name', `${IMPORTS}export default defineConfig({ rules: OWN });\n`],
  ['with two such lists', `${IMPORTS}export default defineConfig({ rules: [a], x: { rules: [] } });\n`],
])('a config %s is left to a person', (_, text) => {
  expect(registered(text, RULE)).toBeUndefined();
});
