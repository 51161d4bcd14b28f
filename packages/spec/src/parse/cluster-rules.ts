import { SUPPORTED_KUBERNETES_VERSIONS, isKubernetesVersion } from '@nodeless/contracts/aws';
import type { Diagnostic } from '@nodeless/core';
import type { LayerStack, Segments } from '../layers/stack.ts';
import { suggestion } from '../read/suggest.ts';
import type { ClusterSpec } from '../schema/cluster.ts';
import { checkAddresses } from './address-rules.ts';
import { duplicateNames } from './duplicates.ts';
import type { Fleet } from './fleet.ts';

export interface ClusterRuleInput {
  readonly folder: string;
  readonly spec: ClusterSpec;
  readonly stack: LayerStack;
  readonly fleet: Fleet;
}

/** What the schema of a cluster cannot say because it compares values with each other or with other files. */
export function checkCluster(input: ClusterRuleInput): Diagnostic[] {
  const { spec, stack } = input;
  return [
    ...checkName(input),
    ...checkKubernetesVersion(input),
    ...checkApps(input),
    ...checkEndpoint(input),
    ...checkZones(input),
    ...checkAddresses(spec.network, stack),
    ...duplicateNames(stack, ['compute', 'fargate', 'profiles'], spec.compute.fargate.profiles),
    ...duplicateNames(stack, ['compute', 'karpenter', 'nodePools'], spec.compute.karpenter.nodePools),
    ...duplicateNames(stack, ['compute', 'karpenter', 'nodeClasses'], spec.compute.karpenter.nodeClasses),
    ...duplicateNames(stack, ['scheduling', 'priorityClasses'], spec.scheduling.priorityClasses),
  ];
}

function checkName({ folder, spec, stack }: ClusterRuleInput): Diagnostic[] {
  if (spec.name === folder) return [];
  const message = `the cluster is called ${JSON.stringify(spec.name)}, its folder ${JSON.stringify(folder)}`;
  return [
    error(stack, 'spec/name-mismatch', ['name'], message, `write name: ${folder}, or rename the folder`),
  ];
}

function checkKubernetesVersion({ spec, stack }: ClusterRuleInput): Diagnostic[] {
  const { version } = spec.kubernetes;
  if (isKubernetesVersion(version)) return [];
  const path = ['kubernetes', 'version'];
  const offered = `EKS offers ${SUPPORTED_KUBERNETES_VERSIONS.join(', ')}`;
  if (!/^\d+\.\d+$/.test(version)) {
    const message = `kubernetes.version: ${JSON.stringify(version)} is not one minor version`;
    return [
      error(
        stack,
        'spec/version-range',
        path,
        message,
        `write major and minor, for example "1.35"; ${offered}`,
      ),
    ];
  }
  const message = `kubernetes.version: EKS does not offer Kubernetes ${version}`;
  return [error(stack, 'spec/unsupported-kubernetes', path, message, offered)];
}

function checkApps({ spec, stack, fleet }: ClusterRuleInput): Diagnostic[] {
  const known = [...fleet.apps.keys(), ...fleet.brokenApps];
  return spec.apps.flatMap((app, index) => {
    if (spec.apps.indexOf(app) !== index) {
      return [
        error(
          stack,
          'spec/duplicate-name',
          ['apps', index],
          `the app ${JSON.stringify(app)} is listed twice`,
          'remove one',
        ),
      ];
    }
    if (known.includes(app)) return [];
    const message = `apps/ holds no app ${JSON.stringify(app)}`;
    return [
      error(
        stack,
        'spec/unknown-app',
        ['apps', index],
        message,
        suggestion(app, known) ?? `make apps/${app}/app.yaml`,
      ),
    ];
  });
}

/** eksctl refuses a cluster without any endpoint; nodes need the private one when the public one is limited. */
function checkEndpoint({ spec, stack }: ClusterRuleInput): Diagnostic[] {
  const { public: open, private: inside } = spec.network.endpoint;
  if (inside) return [];
  const path = ['network', 'endpoint'];
  if (open === false) {
    return [
      error(
        stack,
        'spec/conflict',
        path,
        'network.endpoint: neither public nor private: nobody could reach the API server',
        'set private: true',
      ),
    ];
  }
  if (open.cidrs.includes('0.0.0.0/0')) return [];
  const message =
    'network.endpoint: a public endpoint limited to some CIDRs shuts out the nodes, which have no private one';
  return [error(stack, 'spec/conflict', [...path, 'private'], message, 'set private: true')];
}

function checkZones({ spec, stack }: ClusterRuleInput): Diagnostic[] {
  const { vpc } = spec.network;
  const places: { zone: string; path: Segments }[] =
    'id' in vpc
      ? (['private', 'public'] as const).flatMap((side) =>
          vpc.subnets[side].map(({ zone }, index) => ({
            zone,
            path: ['network', 'vpc', 'subnets', side, index, 'zone'],
          })),
        )
      : (vpc.zones ?? []).map((zone, index) => ({ zone, path: ['network', 'vpc', 'zones', index] }));
  const foreign = places
    .filter(({ zone }) => zone.slice(0, -1) !== spec.region)
    .map(({ zone, path }) =>
      error(
        stack,
        'spec/conflict',
        path,
        `the zone ${zone} is not in the region ${spec.region}`,
        `zones of the region are called ${spec.region}a, ${spec.region}b, …`,
      ),
    );
  if ('id' in vpc && new Set(vpc.subnets.private.map(({ zone }) => zone)).size < 2) {
    const message = 'network.vpc.subnets.private: EKS needs subnets in at least two zones';
    foreign.push(
      error(
        stack,
        'spec/conflict',
        ['network', 'vpc', 'subnets', 'private'],
        message,
        'add a subnet in another zone',
      ),
    );
  }
  return foreign;
}

function error(
  stack: LayerStack,
  code: Diagnostic['code'],
  path: Segments,
  message: string,
  hint: string,
): Diagnostic {
  return { code, severity: 'error', message, hint, location: stack.placeOf(path).location };
}
