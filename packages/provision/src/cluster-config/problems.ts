import { validateClusterConfig, type ClusterConfig, type ConfigProblem } from '@nodeless/eksctl-schema';
import { specPath, type Diagnostic, type SourceLocation } from '@nodeless/core';
import { sourceOf } from './sources.ts';
import { addonVersion, clusterAddons, type ClusterModel } from '@nodeless/spec';

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

/** Add-ons without a version in the facts: EKS will choose one, and nobody has reviewed it. */
export function missingAddonVersions(model: ClusterModel): Diagnostic[] {
  const { version } = model.spec.kubernetes;
  const hasFacts = model.provenance(specPath('facts')).layer === 'facts';
  const unknown = clusterAddons(model.spec).filter((addon) => addonVersion(model, addon) === undefined);
  return unknown.map(({ name }) => ({
    code: 'facts/missing',
    severity: 'info',
    message: `the version of the add-on ${name} is not in facts.json, so EKS chooses its default`,
    hint: `list the versions with: aws eks describe-addon-versions --addon-name ${name} --kubernetes-version ${version}`,
    missingFact: `addons/${name}`,
    location: model.provenance(hasFacts ? specPath('facts', 'addons', name) : specPath('cluster', 'name'))
      .location,
  }));
}
