import { valueProblem, type ValueKind } from './value-problem.ts';

test.each<[ValueKind, string]>([
  ['name', 'my-platform'],
  ['stage', 'dev'],
  ['region', 'ap-northeast-2'],
  ['accountId', '012345678901'],
  ['repositoryUrl', 'https://github.com/acme/platform.git'],
  ['repositoryUrl', 'git@github.com:acme/platform.git'],
])('%s %s is fine', (kind, text) => expect(valueProblem(kind, text)).toBeUndefined());

test.each<[ValueKind, string, string, string]>([
  [
    'name',
    '../up',
    '"../up" is not a usable name',
    'use lower-case letters, digits and hyphens; start and end with a letter or digit',
  ],
  [
    'name',
    'a'.repeat(41),
    `"${'a'.repeat(41)}" has 41 characters, at most 40 are allowed`,
    'choose a shorter name',
  ],
  ['accountId', '1234', '"1234" is not an account id', 'an account id has 12 digits'],
  ['region', 'seoul', '"seoul" is not a region of AWS', 'for example ap-northeast-2'],
  [
    'repositoryUrl',
    'https://github.com/acme/platform',
    '"https://github.com/acme/platform" is not an https URL without a user, or an ssh URL, that ends in .git (but for CodeCommit and Azure DevOps)',
    'for example https://github.com/example/platform.git',
  ],
])('%s %s is refused as in the sources', (kind, text, message, hint) =>
  expect(valueProblem(kind, text)).toEqual({ message, hint }),
);
