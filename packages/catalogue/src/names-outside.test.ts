import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { COMPONENTS } from './registry.ts';

const PACKAGES = resolve(__dirname, '../..');

/** Files outside the catalogue that name a component: the words of other programs, which are what they are. */
const ALLOWED: Readonly<Record<string, string>> = {
  'cli/src/rules/topics/load-balancers.ts': 'codes of findings, as the catalogue of checks has them',
  'contracts/src/aws/eks-addons.ts': 'names of EKS add-ons, as EKS has them',
  'eksctl-schema/src/node-group-iam.ts': 'fields of iam.withAddonPolicies, as eksctl has them',
  'eksctl-schema/src/policies.ts': 'fields of wellKnownPolicies, as eksctl has them',
  'eksctl-schema/src/rules/node-group-iam.ts': 'fields of iam.withAddonPolicies, as eksctl has them',
};

const names = Object.values(COMPONENTS).flatMap(({ key, title, applications }) => [
  key,
  title.replace(/^the /, ''),
  ...applications,
]);
const PATTERN = new RegExp(`(?<![\\w-])(?:${names.join('|')})(?![\\w])`, 'i');

function sources(): string[] {
  return readdirSync(PACKAGES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => relative(PACKAGES, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => /^(?!catalogue\/)[^/]+\/src\//.test(path) && !path.includes('/testing/'))
    .sort();
}

/** What a file says, but for the addresses of pages. */
const textOf = (path: string) =>
  readFileSync(join(PACKAGES, path), 'utf8').replace(/https:\/\/[^\s'")]+/g, '');

test('no file outside the catalogue names a component, but for words of other programs', () => {
  const naming = sources().filter((path) => PATTERN.test(textOf(path)));
  expect(naming).toEqual(Object.keys(ALLOWED).sort());
});
