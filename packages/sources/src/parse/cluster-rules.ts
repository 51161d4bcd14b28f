import type { Diagnostic } from '@nodeless/core';
import { suggestion } from '@nodeless/catalogue/schema';
import { errorAt } from '@nodeless/catalogue';
import { autoModeOf } from '../model/auto-mode.ts';
import { checkAccess } from './access-rules.ts';
import { checkAddonPods } from './addon-pod-rules.ts';
import { checkAddons } from './addon-rules.ts';
import { checkAddresses } from './address-rules.ts';
import { checkAutoMode } from './auto-mode-rules.ts';
import type { ClusterRuleInput } from './cluster-rule-input.ts';
import { checkComponents } from './component-rules.ts';
import { checkEncryptionKeys } from './encryption-key-rules.ts';
import { duplicateEntries, duplicateNames } from './duplicates.ts';
import { checkEksctl } from './eksctl-rules.ts';
import { checkExampleRepository } from './example-repository-rules.ts';
import { checkIdentities } from './identity-rules.ts';
import { checkReleases } from './release-rules.ts';
import { checkAccelerators } from './accelerator-rules.ts';
import { checkFargateLogging } from './fargate-rules.ts';
import { checkHeadroom } from './headroom-rules.ts';
import { checkInstanceTypes } from './instance-type-rules.ts';
import { checkIpFamily } from './ip-family-rules.ts';
import { checkKarpenter } from './karpenter-rules.ts';
import { checkNetworkAddons } from './network-addon-rules.ts';
import { checkEndpoint, checkZones } from './network-rules.ts';
import { checkNodeGroups } from './node-group-rules.ts';
import { checkPartitions } from './partition-rules.ts';
import { checkPodNetworking } from './pod-networking-rules.ts';
import { checkPoolZones } from './pool-rules.ts';
import { checkPrivateCluster } from './private-cluster-rules.ts';
import { checkServiceNames } from './service-name-rules.ts';
import { checkPublicEndpoint } from './public-endpoint-rules.ts';
import { checkTags } from './tag-rules.ts';

/** What the schema of a cluster cannot say because it compares values with each other or with other files. */
export function checkCluster(input: ClusterRuleInput): Diagnostic[] {
  const { spec, stack } = input;
  const { catalogue } = input.fleet;
  const { compute, network, region, scheduling } = spec;
  return [
    ...checkName(input),
    ...checkApps(input),
    ...checkExampleRepository(input),
    ...checkServiceNames(input),
    ...checkEksctl(stack),
    ...checkEncryptionKeys(spec, stack),
    ...checkPartitions(spec, stack),
    ...checkTags(spec, stack),
    ...(spec.access === undefined ? [] : checkAccess(spec.access, stack, spec.accountId, catalogue)),
    ...checkAddons(spec, stack, catalogue),
    ...checkAddonPods(spec, stack),
    ...checkNetworkAddons(spec, stack),
    ...checkIdentities(spec, stack),
    ...checkReleases(spec, stack, catalogue),
    ...checkPodNetworking(spec, stack),
    ...checkIpFamily(spec, stack),
    ...(network === undefined
      ? []
      : [
          ...checkEndpoint(network, stack),
          ...checkZones(network, region, stack),
          ...checkAddresses(network, stack),
          ...checkPoolZones(
            ['compute', 'karpenter', 'nodePools'],
            compute?.karpenter.nodePools ?? [],
            network,
            region,
            stack,
          ),
          ...checkPoolZones(
            ['compute', 'autoMode', 'nodePools'],
            (compute && autoModeOf({ compute })?.nodePools) ?? [],
            network,
            region,
            stack,
          ),
        ]),
    ...checkPrivateCluster(spec, stack),
    ...checkPublicEndpoint(spec, stack),
    ...duplicateNames(stack, ['compute', 'fargate', 'profiles'], compute?.fargate.profiles ?? []),
    ...duplicateNames(stack, ['compute', 'karpenter', 'nodePools'], compute?.karpenter.nodePools ?? []),
    ...duplicateNames(stack, ['compute', 'karpenter', 'nodeClasses'], compute?.karpenter.nodeClasses ?? []),
    ...checkKarpenter(spec, stack),
    ...checkAutoMode(spec, stack, catalogue),
    ...checkFargateLogging(spec, stack),
    ...checkAccelerators(spec, stack),
    ...checkHeadroom(spec, stack),
    ...checkComponents(spec, stack, catalogue),
    ...(compute === undefined
      ? []
      : [...checkNodeGroups(compute, network, stack), ...checkInstanceTypes(compute, stack)]),
    ...duplicateNames(stack, ['scheduling', 'priorityClasses'], scheduling?.priorityClasses ?? []),
    ...duplicateNames(stack, ['storage', 'classes'], spec.storage?.classes ?? []),
    ...duplicateNames(stack, ['storage', 'snapshotClasses'], spec.storage?.snapshotClasses ?? []),
  ];
}

function checkName({ folder, spec, stack }: ClusterRuleInput): Diagnostic[] {
  if (spec.name === undefined || spec.name === folder) return [];
  const message = `the cluster is called ${JSON.stringify(spec.name)}, its folder ${JSON.stringify(folder)}`;
  const hint = `write name: ${folder}, or rename the folder`;
  return [errorAt(stack, ['name'], { code: 'spec/name-mismatch', message, hint })];
}

function checkApps({ spec: { apps = [] }, stack, fleet }: ClusterRuleInput): Diagnostic[] {
  const known = [...fleet.apps.keys(), ...fleet.brokenApps];
  const entries = apps.map((name, index) => ({ name, path: ['apps', index] }));
  const unknown = entries
    .filter(({ name }) => !known.includes(name))
    .map(({ name, path }) =>
      errorAt(stack, path, {
        code: 'spec/unknown-app',
        message: `apps/ holds no app ${JSON.stringify(name)}`,
        hint: suggestion(name, known) ?? `make apps/${name}/app.yaml`,
      }),
    );
  return [...unknown, ...duplicateEntries(stack, 'the app', entries)];
}
