import { describeObject, specPath, type JsonObject, type SpecPath } from '@nodeless/core';
import { autoModeOf, type ClusterModel } from '@nodeless/sources';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { podsOfPolicy } from './sg-for-pods.ts';

/**
 * A NetworkPolicy that nothing enforces: the API server takes it, and every connection goes through. Warnings, since a CNI that no
 * source names may enforce it.
 */
export const policyEnforcement: Rule = {
  codes: [
    {
      code: 'network/policy-not-enforced',
      severity: 'warning',
      title: 'Nothing enforces a NetworkPolicy',
    },
  ],
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/auto-net-pol.html',
  ],
  *check(view) {
    const { model, pods, resources } = view;
    const { profiles } = model.spec.compute.fargate;
    const missing = whatIsMissing(view);
    for (const resource of resources) {
      const { manifest, origin } = resource;
      if (manifest.kind !== 'NetworkPolicy') continue;
      const report = (why: string, hint: string, other?: { message: string; path: SpecPath }) =>
        finding(
          model,
          origin.specPath,
          'network/policy-not-enforced',
          `${describeObject(manifest)} is not enforced: ${why}`,
          {
            severity: 'warning',
            hint,
            ...(other && {
              related: [{ message: other.message, location: model.provenance(other.path).location }],
            }),
          },
        );
      const selected = podsOfPolicy(resource, pods);
      const onFargate = selected.find(({ fargateProfile }) => fargateProfile !== undefined);
      if (onFargate?.fargateProfile !== undefined) {
        const profile = onFargate.fargateProfile;
        const path = specPath('cluster', 'compute', 'fargate', 'profiles', profiles.indexOf(profile));
        yield report(
          `${describeObject(onFargate.resource.manifest)} runs on Fargate (profile "${profile.name}"), where no NetworkPolicy is enforced`,
          'run it on nodes, or give it security groups (network.podSecurityGroups)',
          { message: 'this profile takes its pods', path },
        );
      }
      if (
        missing !== undefined &&
        (selected.length === 0 || selected.some(({ fargateProfile }) => fargateProfile === undefined))
      )
        yield report(missing.why, missing.hint, missing.other);
    }
  },
};

type AutoMode = NonNullable<ReturnType<typeof autoModeOf>>;

interface Missing {
  readonly why: string;
  readonly hint: string;
  readonly other?: { readonly message: string; readonly path: SpecPath };
}

/** What keeps the policies of a cluster from being enforced on nodes; undefined where they are. */
function whatIsMissing({ clusterConfig, model }: ClusterView): Missing | undefined {
  const auto = autoModeOf(model.spec);
  if (auto !== undefined) return inAutoMode(model, auto);
  const cni = (clusterConfig.addons ?? []).find(({ name }) => name === 'vpc-cni');
  const values = JSON.parse(cni?.configurationValues ?? '{}') as JsonObject;
  if (String(values['enableNetworkPolicy']) === 'true') return undefined;
  return {
    why: 'the VPC CNI does not enforce NetworkPolicies',
    hint: `write addons: { vpc-cni: { configuration: { enableNetworkPolicy: 'true' } } }`,
  };
}

/** The nodes of each NodeClass are told by it; the built-in node pools have one of EKS, which says nothing. */
function inAutoMode(
  { provenance }: ClusterModel,
  { builtInNodePools, nodeClasses }: AutoMode,
): Missing | undefined {
  const index = nodeClasses.findIndex(({ networkPolicy }) => networkPolicy === undefined);
  const open = nodeClasses[index];
  if (open !== undefined) {
    const path = specPath('cluster', 'compute', 'autoMode', 'nodeClasses', index);
    return {
      why: `the NodeClass "${open.name}" enforces no NetworkPolicies on its nodes`,
      hint: 'write networkPolicy: DefaultAllow in it',
      other: { message: 'the NodeClass', path },
    };
  }
  if (builtInNodePools.length === 0 && nodeClasses.length > 0) return undefined;
  const path = specPath('cluster', 'compute', 'autoMode');
  return {
    why: 'the NodeClass of the built-in node pools of EKS Auto Mode enforces no NetworkPolicies',
    hint: 'use node pools of your own alone (builtInNodePools: []), with a NodeClass that has networkPolicy: DefaultAllow',
    ...(provenance(path).layer === 'default' ? {} : { other: { message: 'EKS Auto Mode', path } }),
  };
}
