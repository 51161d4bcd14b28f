// @ts-check
import { builtinModules } from 'node:module';

const BARE_BUILTINS = builtinModules.filter((name) => !name.startsWith('_') && !name.startsWith('node:'));

const bareBuiltin = {
  regex: `^(${BARE_BUILTINS.join('|')})$`,
  message: 'Write the name of a Node module with node: before it.',
};
const relativeWithoutExtension = {
  regex: String.raw`^\.{1,2}/(?!.*\.(ts|[cm]?js|json)$)`,
  message: 'A relative import names the file, with its extension.',
};
const awsSdk = { regex: '^@aws-sdk/', message: 'Only packages/aws talks to AWS.' };
const nodeModules = {
  regex: '^node:',
  message: 'This layer is pure: the file system and the machine belong to tree and cli.',
};

/** @param {{ regex: string, message: string }[]} patterns */
const imports = (...patterns) => [
  'error',
  { patterns: [bareBuiltin, relativeWithoutExtension, ...patterns] },
];

/** Options of `no-restricted-imports`. */
export const IMPORTS = {
  anywhere: imports(awsSdk),
  aws: imports(nodeModules),
  pure: imports(awsSdk, nodeModules),
};

const IMPURE_GLOBALS = [
  ...['process', 'require', 'module', '__dirname', '__filename', 'global', 'globalThis', 'console'],
  ...['Date', 'performance', 'crypto', 'fetch', 'Intl'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
];

/** Options of `no-restricted-globals` in a pure layer. */
export const PURE_GLOBALS = [
  'error',
  ...IMPURE_GLOBALS.map((name) => ({
    name,
    message: 'This layer is pure: the same input gives the same bytes on every machine. Receive it as data.',
  })),
];

const LOCALE_METHODS = [
  ...['localeCompare', 'toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'],
  ...['toLocaleLowerCase', 'toLocaleUpperCase'],
];

const locale = LOCALE_METHODS.map((property) => ({
  property,
  message: 'It depends on the locale of the machine. Compare texts with compareText of @nodeless/core.',
}));

/** Options of `no-restricted-properties`. */
export const PROPERTIES = {
  anywhere: ['error', ...locale],
  pure: ['error', ...locale, { object: 'Math', property: 'random', message: 'This layer is pure.' }],
};

const syntax = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  {
    selector: 'ExportAllDeclaration',
    message: 'Export each name; what a package offers is visible in its index.',
  },
];

/** Options of `no-restricted-syntax`. */
export const SYNTAX = {
  anywhere: ['error', ...syntax],
  pure: [
    'error',
    ...syntax,
    { selector: 'ImportExpression', message: 'This layer is pure: import at the top.' },
  ],
};
