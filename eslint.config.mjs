// @ts-check
import js from '@eslint/js';
import {
  foldersOf,
  IMPORTS,
  PROPERTIES,
  PURE_GLOBALS,
  SOURCE_BOUNDARIES,
  SYNTAX,
  TEST_BOUNDARIES,
  TEST_FILES,
} from '@nodeless/lint';
import nx from '@nx/eslint-plugin';
import * as jsonc from 'jsonc-eslint-parser';
import tseslint from 'typescript-eslint';

const CODE = ['**/*.{ts,js,cjs,mjs}'];
const TYPESCRIPT = ['**/*.ts'];
const PLAIN_NODE = ['**/*.{cjs,mjs}'];

/** Promises live in the layers with side effects only, so only these pay for types in lint. */
const WITH_PROMISES = [...foldersOf((layer) => !layer.pure), 'packages/cli/**', 'tools/**'].map(
  (folder) => `${folder}/*.ts`,
);

export default tseslint.config(
  {
    ignores: [
      ...['**/node_modules/', '**/fixtures/', '**/__golden__/'],
      ...['.nx/', '.ci/venv/', 'coverage/', 'dist/', 'clusters/'],
    ],
  },
  // No exceptions in the code: a rule that does not fit is changed here, for everyone.
  { linterOptions: { noInlineConfig: true } },
  { plugins: { '@nx': nx } },
  { files: CODE, extends: [js.configs.recommended] },
  {
    files: CODE,
    rules: {
      eqeqeq: 'error',
      // Text that goes to terminals and YAML is looked through for control characters.
      'no-control-regex': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': IMPORTS.anywhere,
      'no-restricted-properties': PROPERTIES.anywhere,
      '@nx/enforce-module-boundaries': ['error', SOURCE_BOUNDARIES],
    },
  },
  {
    files: PLAIN_NODE,
    languageOptions: { globals: { __dirname: 'readonly', console: 'readonly', process: 'readonly' } },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
  { files: TYPESCRIPT, extends: [tseslint.configs.recommended] },
  {
    files: TYPESCRIPT,
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-restricted-syntax': SYNTAX.anywhere,
    },
  },
  // What an app draws is its default export (docs/app-ts.md).
  { files: ['apps/*/app.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: WITH_PROMISES,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
    },
  },
  {
    files: foldersOf((layer) => layer.pure),
    ignores: TEST_FILES,
    rules: {
      'no-restricted-globals': PURE_GLOBALS,
      'no-restricted-imports': IMPORTS.pure,
      'no-restricted-properties': PROPERTIES.pure,
      'no-restricted-syntax': SYNTAX.pure,
    },
  },
  { files: ['packages/aws/**'], ignores: TEST_FILES, rules: { 'no-restricted-imports': IMPORTS.aws } },
  {
    // What a layer imports is what its package.json names. Libraries of tests are in the root's package.json.
    files: ['packages/*/package.json'],
    languageOptions: { parser: jsonc },
    rules: {
      '@nx/dependency-checks': [
        'error',
        {
          buildTargets: ['typecheck'],
          ignoredFiles: TEST_FILES.map((pattern) => `{projectRoot}/${pattern}`),
          // Peers of the Nx plugin: what loads it, and what its targets start.
          ignoredDependencies: ['nodeless', 'nx'],
        },
      ],
    },
  },
  { files: TEST_FILES, rules: { '@nx/enforce-module-boundaries': ['error', TEST_BOUNDARIES] } },
);
