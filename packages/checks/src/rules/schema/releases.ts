import { isBuiltInGroup } from '@nodeless/contracts/kubernetes';
import { apiGroup, type Manifest } from '@nodeless/core';
import {
  builtInChecks,
  customChecks,
  isInTable,
  programOf,
  type Check,
  type ShippedTable,
} from '@nodeless/kubernetes-schema';
import type { ClusterModel } from '@nodeless/sources';

/** Whose schema decides about an object. */
export interface Judge {
  readonly program: ShippedTable;
  /** For people: `Kubernetes 1.35`. */
  readonly name: string;
  /** As the cluster has it; undefined where AWS chooses it, or there is one alone. */
  readonly release?: string;
  /** Whether the tables hold this very release. What they say of another one may be out of date. */
  readonly isKnown: boolean;
  /** The check of a kind, `apps/v1/Deployment`; undefined for one that it does not serve. */
  readonly check: (gvk: string) => Check | undefined;
  /** The same of another version of the program that is in the tables. */
  readonly checkIn: (version: string, gvk: string) => Check | undefined;
}

/** Programs, for people. */
export const NAMES: { readonly [program in ShippedTable]: string } = {
  argocd: 'Argo CD',
  'by-hand': 'the API server',
  karpenter: 'Karpenter',
  kubernetes: 'Kubernetes',
  'load-balancer-controller': 'the AWS Load Balancer Controller',
  others: 'the API server',
};

/** Whose schemas the objects of a cluster must fit: undefined for kinds of which nothing is known here. */
export function judges({ spec }: ClusterModel): (manifest: Manifest) => Judge | undefined {
  const { version } = spec.kubernetes;
  const ofProgram = new Map<ShippedTable, Judge>();
  const judge = (program: ShippedTable): Judge => {
    const known = ofProgram.get(program) ?? judgeOf(program, version, releaseIn(spec, program));
    ofProgram.set(program, known);
    return known;
  };
  return ({ apiVersion }) => {
    const program = programOf(apiVersion);
    if (program !== undefined) return judge(program);
    return isBuiltInGroup(apiGroup(apiVersion)) ? judge('kubernetes') : undefined;
  };
}

function judgeOf(program: ShippedTable, kubernetes: string, release: string | undefined): Judge {
  const checksOf = (version: string | undefined) =>
    program === 'kubernetes'
      ? builtInChecks(version ?? kubernetes)
      : customChecks(program, kubernetes, version);
  return {
    program,
    name: release === undefined ? NAMES[program] : `${NAMES[program]} ${release}`,
    ...(release === undefined ? {} : { release }),
    isKnown: release !== undefined && isInTable(program, release),
    check: checksOf(release),
    checkIn: (other, gvk) => checksOf(other)(gvk),
  };
}

/** Auto Mode brings Karpenter's kinds and says no release of them. */
function releaseIn(
  { kubernetes, compute, versions }: ClusterModel['spec'],
  program: ShippedTable,
): string | undefined {
  switch (program) {
    case 'kubernetes':
      return kubernetes.version;
    case 'karpenter':
      return compute.autoMode ? undefined : versions.karpenter.version;
    case 'argocd':
      return versions.argocd.version;
    case 'load-balancer-controller':
      return versions.awsLoadBalancerController.version;
    default:
      return undefined;
  }
}
