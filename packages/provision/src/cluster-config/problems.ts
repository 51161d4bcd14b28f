import { validateClusterConfig, type ClusterConfig, type ConfigProblem } from '@nodeless/eksctl-schema';
import { specPath, type Diagnostic, type RuleDefinition, type SourceLocation } from '@nodeless/core';
import { sourceOf } from './sources.ts';
import { addonVersion, clusterAddons, FACTS_MISSING, type ClusterModel } from '@nodeless/sources';

export const CLUSTER_CONFIG: RuleDefinition = {
  codes: [
    { code: 'eksctl/cluster-config', severity: 'error', title: 'eksctl would refuse the ClusterConfig' },
  ],
  references: ['packages/eksctl-schema/src/rules/rules.ts'],
  safetyNet: true,
};

/** What eksctl would refuse, as findings on the sources. */
export function configDiagnostics(model: ClusterModel, config: ClusterConfig): Diagnostic[] {
  return validateClusterConfig(config).map(({ path, message, hint = OTHERWISE, other }) => ({
    code: 'eksctl/cluster-config',
    severity: 'error',
    message: `eksctl would refuse the ClusterConfig (${path.join('.')}): ${message}`,
    hint,
    location: locationOf(model, path),
    ...(other === undefined
      ? {}
      : { related: [{ message: `the other one (${other.join('.')})`, location: locationOf(model, other) }] }),
  }));
}

/** The way out of what the types of eksctl refuse. */
const OTHERWISE = 'change it here, or lay another value over it with the key eksctl';

/** What follows from no value of the sources is told where the cluster gets its name. */
function locationOf(model: ClusterModel, path: ConfigProblem['path']): SourceLocation {
  const whole = model.provenance(specPath('cluster')).location;
  const { location } = model.provenance(sourceOf(model, path));
  const isWhole =
    location.file === whole.file && location.line === whole.line && location.column === whole.column;
  return isWhole ? model.provenance(specPath('cluster', 'name')).location : location;
}

export const ADDON_VERSIONS: RuleDefinition = {
  codes: [FACTS_MISSING],
  title: 'facts.json does not hold the version of an add-on, so that EKS would choose it',
  references: ['docs/facts.md'],
};

/** One finding for all add-ons without a version in the facts: EKS will choose it, and nobody has reviewed it. */
export function missingAddonVersions(model: ClusterModel): Diagnostic[] {
  const hasFacts = model.provenance(specPath('facts')).layer === 'facts';
  const unknown = clusterAddons(model.spec).filter((addon) => addonVersion(model, addon) === undefined);
  const [first, ...more] = unknown.map(({ name }) => name);
  if (first === undefined) return [];
  const what =
    more.length === 0
      ? `the version of the add-on ${first} is`
      : `the versions of the add-ons ${[first, ...more].join(', ')} are`;
  return [
    {
      code: 'facts/missing',
      severity: 'info',
      message: `${what} not in facts.json, so EKS chooses ${more.length === 0 ? 'its default' : 'its defaults'}`,
      hint: `write what this prints below addons into clusters/${model.spec.name}/facts.json: ${defaultVersionsCommand(model.spec, [first, ...more])}`,
      missingFact: `addons/${first}`,
      location: model.provenance(hasFacts ? specPath('facts', 'addons') : specPath('cluster', 'name'))
        .location,
    },
  ];
}

/** Prints each add-on with the version that EKS would choose. JMESPath has its strings in single quotes. */
function defaultVersionsCommand(
  { region, kubernetes }: ClusterModel['spec'],
  addons: readonly string[],
): string {
  const names = addons.map((name) => `'${name}'`).join(',');
  const query = `addons[?contains([${names}], addonName)].[addonName, addonVersions[?compatibilities[0].defaultVersion].addonVersion | [0]]`;
  return `aws eks describe-addon-versions --region ${region} --kubernetes-version ${kubernetes.version} --output text --query "${query}"`;
}
