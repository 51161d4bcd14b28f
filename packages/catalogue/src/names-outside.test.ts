import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { COMPONENTS } from './registry.ts';

const PACKAGES = resolve(__dirname, '../..');

const ADDON_FACTS = 'names of EKS add-ons, as EKS has them';
const EKSCTL = 'fields of ClusterConfig, as eksctl has them';
const LOAD_BALANCERS = 'what a controller reads and makes, told of objects that apps and others write';
const DANGERS = 'a danger tells what a controller does with a change';
const PROGRAMS = 'programs whose objects have schemas of their own, by the release that a cluster pins';
const WORDS = 'an example, a source or a sentence for people';

/** Files outside the catalogue that name a component, and why. Whatever is not here asks a definition instead. */
const ALLOWED: Readonly<Record<string, string>> = {
  'checks/src/rules/access/identity-versions.ts': ADDON_FACTS,
  'checks/src/rules/capacity/bootstrap-cycle.ts': WORDS,
  'checks/src/rules/lb/annotations.ts': LOAD_BALANCERS,
  'checks/src/rules/lb/group-conflict.ts': LOAD_BALANCERS,
  'checks/src/rules/lb/shadowed-host.ts': LOAD_BALANCERS,
  'checks/src/rules/schema/releases.ts': PROGRAMS,
  'components/src/ingress/draw-classes.ts': LOAD_BALANCERS,
  'components/src/services/load-balancing.ts': LOAD_BALANCERS,
  'components/src/workloads/ingress.ts': LOAD_BALANCERS,
  'contracts/src/aws/eks-addons.ts': ADDON_FACTS,
  'contracts/src/aws/vpc-endpoints.ts': ADDON_FACTS,
  'contracts/src/codes.ts': LOAD_BALANCERS,
  'contracts/src/load-balancer/alb-annotations.ts': LOAD_BALANCERS,
  'contracts/src/load-balancer/alb-options.ts': LOAD_BALANCERS,
  'contracts/src/load-balancer/constants.ts': LOAD_BALANCERS,
  'contracts/src/load-balancer/ingress-class-options.ts': LOAD_BALANCERS,
  'contracts/src/load-balancer/ingress-class-params.ts': LOAD_BALANCERS,
  'contracts/src/load-balancer/ingress-class.ts': LOAD_BALANCERS,
  'contracts/src/load-balancer/nlb-annotations.ts': LOAD_BALANCERS,
  'contracts/src/load-balancer/nlb-options.ts': LOAD_BALANCERS,
  'eksctl-schema/src/node-group-iam.ts': EKSCTL,
  'eksctl-schema/src/node-groups.ts': EKSCTL,
  'eksctl-schema/src/policies.ts': EKSCTL,
  'eksctl-schema/src/rules/node-group-iam.ts': EKSCTL,
  'provision/src/overlay/lists.ts': WORDS,
  'review/src/classify/load-balancer-fields.ts': DANGERS,
  'review/src/dangers/argocd.ts': DANGERS,
  'sources/src/parse/app-exposure-rules.ts': LOAD_BALANCERS,
  'sources/src/schema/app-page.ts': WORDS,
  'sources/src/schema/app/expose-paths.ts': WORDS,
  'sources/src/schema/app/expose.ts': WORDS,
  'sources/src/schema/auto-mode.ts': WORDS,
  'sources/src/schema/cluster.ts': WORDS,
  'sources/src/schema/facts-page.ts': WORDS,
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

test('no file outside the catalogue names a component, but for those that say why', () => {
  const naming = sources().filter((path) => PATTERN.test(textOf(path)));
  expect(naming).toEqual(Object.keys(ALLOWED).sort());
});
