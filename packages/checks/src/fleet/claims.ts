import {
  at,
  describeObject,
  maps,
  specPath,
  type Resource,
  type SourceLocation,
  type SpecPath,
} from '@nodeless/core';
import {
  autoClusterRoleName,
  autoModeOf,
  autoNodeRoleName,
  isExistingVpc,
  karpenterNodeRoleName,
  workloadIdentities,
  type ClusterModel,
} from '@nodeless/sources';
import type { FindingSettings } from '../settings/apply-settings.ts';
import type { Claim } from './claim.ts';
import { hostClaims, type HostClaim } from './host-claims.ts';

/** A network that a cluster is connected with. */
export interface PeerClaim extends Claim {
  readonly cidrs: readonly string[];
}

/**
 * What one cluster takes of what clusters share: its account, its region, DNS, the networks around it. Plain data, small enough
 * to be kept for a thousand clusters and to be remembered between runs.
 */
export interface ClusterClaims {
  readonly name: string;
  readonly stage: string;
  /** Place of the stage in fleet.yaml, from 0. */
  readonly stageRank: number;
  readonly region: string;
  readonly accountId: string;
  /** How it takes what rules find. */
  readonly checks: FindingSettings;
  /** Minor version of Kubernetes. */
  readonly kubernetes: Claim;
  /** The VPC when it exists already. */
  readonly vpcId?: string;
  /** IPv4 block of the VPC, where it is known. */
  readonly vpc?: Claim;
  readonly peers: readonly PeerClaim[];
  /** IAM roles that its stacks and its identities have. */
  readonly roles: readonly Claim[];
  readonly hosts: readonly HostClaim[];
  /** Names of load balancers that somebody chose. */
  readonly loadBalancers: readonly Claim[];
  /** Keys of secrets that ExternalSecrets read. */
  readonly secrets: readonly Claim[];
  /** NAT gateways of a VPC that is made for it; each takes an Elastic IP address. */
  readonly natGateways: number;
}

/** What claims are made of. */
export interface ClaimsInput {
  readonly model: ClusterModel;
  readonly resources: readonly Resource[];
}

/**
 * @param stages the stages in the order of fleet.yaml
 */
export function claimsOf({ model, resources }: ClaimsInput, stages: readonly string[]): ClusterClaims {
  const { spec } = model;
  const { vpc } = spec.network;
  const locate = (path: SpecPath) => model.provenance(path).location;
  return {
    name: spec.name,
    stage: spec.stage,
    stageRank: stages.indexOf(spec.stage),
    region: spec.region,
    accountId: spec.accountId,
    checks: { severity: spec.checks.severity, waivers: spec.checks.waivers },
    kubernetes: {
      value: spec.kubernetes.version,
      what: `Kubernetes ${spec.kubernetes.version}`,
      location: locate(specPath('cluster', 'kubernetes', 'version')),
    },
    ...(isExistingVpc(vpc) ? { vpcId: vpc.id } : {}),
    ...(vpc.cidr === undefined
      ? {}
      : {
          vpc: {
            value: vpc.cidr,
            what: 'the VPC',
            location: locate(specPath('cluster', 'network', 'vpc', 'cidr')),
          },
        }),
    peers: spec.network.peers.map(({ name, cidrs }, index) => ({
      value: name,
      what: `the peer "${name}"`,
      cidrs,
      location: locate(specPath('cluster', 'network', 'peers', index)),
    })),
    roles: rolesOf(model),
    hosts: hostClaims({ model, resources }),
    loadBalancers: resources.flatMap((resource) => loadBalancerNames(resource, locate)),
    secrets: resources.flatMap((resource) => secretKeys(resource, locate)),
    natGateways: isExistingVpc(vpc) ? 0 : natGateways(vpc.nat, vpc.zones?.length),
  };
}

/** Zones that eksctl chooses by itself. */
const ZONES_OF_EKSCTL = 3;

function natGateways(nat: 'single' | 'per-zone' | 'none', zones = ZONES_OF_EKSCTL): number {
  if (nat === 'none') return 0;
  return nat === 'single' ? 1 : zones;
}

function rolesOf(model: ClusterModel): Claim[] {
  const { spec, provenance } = model;
  const ofNodes = [
    ...(spec.compute.karpenter.nodePools.length > 0 ? [karpenterNodeRoleName(spec)] : []),
    ...(autoModeOf(spec) === undefined ? [] : [autoNodeRoleName(spec), autoClusterRoleName(spec)]),
  ].map((value): Claim => ({
    value,
    what: 'its nodes',
    location: provenance(specPath('cluster', 'compute')).location,
  }));
  const ofPods = workloadIdentities(model).map(
    ({ roleName, namespace, serviceAccount, specPath: path }): Claim => ({
      value: roleName,
      what: `the service account ${namespace}/${serviceAccount}`,
      location: provenance(path).location,
    }),
  );
  return [...ofNodes, ...ofPods];
}

/** Annotations that name a load balancer. Source: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ */
const NAMING: { readonly [kind: string]: string } = {
  Ingress: 'alb.ingress.kubernetes.io/load-balancer-name',
  Service: 'service.beta.kubernetes.io/aws-load-balancer-name',
};

function loadBalancerNames(
  { manifest, origin }: Resource,
  locate: (path: SpecPath) => SourceLocation,
): Claim[] {
  const annotation = NAMING[manifest.kind];
  const value = annotation === undefined ? undefined : manifest.metadata.annotations?.[annotation];
  return value === undefined
    ? []
    : [{ value, what: describeObject(manifest), location: locate(origin.specPath) }];
}

function secretKeys({ manifest, origin }: Resource, locate: (path: SpecPath) => SourceLocation): Claim[] {
  if (manifest.kind !== 'ExternalSecret') return [];
  const keys = [
    ...maps(at(manifest, 'spec', 'data')).map((entry) => at(entry, 'remoteRef', 'key')),
    ...maps(at(manifest, 'spec', 'dataFrom')).map((entry) => at(entry, 'extract', 'key')),
  ];
  const named = [...new Set(keys)].filter((key) => typeof key === 'string');
  return named.map((value) => ({ value, what: describeObject(manifest), location: locate(origin.specPath) }));
}
