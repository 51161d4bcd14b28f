import type { JsonObject } from '@nodeless/core';
import { printTable } from '../form/print.ts';
import { otherKindsTable, programTable, type Program } from './custom-kinds.ts';
import { eksctlFacts, eksctlTable } from './eksctl.ts';
import { argocdFacts } from './facts/argocd.ts';
import { eksFacts, instanceTypes } from './facts/aws.ts';
import { eksApi } from './facts/eks-api.ts';
import { karpenterTemplate } from './facts/karpenter-template.ts';
import { karpenterFacts } from './facts/karpenter.ts';
import { kubernetesFacts } from './facts/kubernetes.ts';
import { loadBalancerFacts } from './facts/load-balancer.ts';
import type { Release } from './folders.ts';
import { kubernetesTable } from './kubernetes.ts';
import { verdictTables } from './verdicts.ts';

/** A file below `tables/`. */
export interface Table {
  readonly name: string;
  readonly bytes: string;
}

/** Kinds of Karpenter before its v1 that people wrote, as 0.32 has them for the last time, or for the first. */
const KARPENTER_OLD =
  /^karpenter\.(sh\/(v1alpha5\/Provisioner|v1beta1\/NodePool)|k8s\.aws\/(v1alpha1\/AWSNodeTemplate|v1beta1\/EC2NodeClass))$/;
const KARPENTER_V1 = /^(?!karpenter\.(sh\/(v1alpha5|v1beta1)|k8s\.aws\/(v1alpha1|v1beta1))\/)/;

/** Programs with custom kinds, by the names of their tables. */
export function programs(releases: readonly Release[]): { readonly [table: string]: Program } {
  const [first] = releases as readonly [Release];
  const of = (program: 'karpenter' | 'argocd') =>
    releases.map((release) => ({ version: release[program], release }));
  return {
    argocd: {
      source: 'argoproj/argo-cd manifests/crds of v3.5.1, v3.6.1',
      groups: ['argoproj.io'],
      releases: of('argocd'),
    },
    karpenter: {
      source: 'aws/karpenter-provider-aws pkg/apis/crds of v0.32.10, v1.14.1, v1.15.2',
      groups: ['karpenter.sh', 'karpenter.k8s.aws', 'autoscaling.x-k8s.io'],
      releases: [
        { version: '0.32', release: first, serves: KARPENTER_OLD },
        ...of('karpenter').map((one) => ({ ...one, serves: KARPENTER_V1 })),
      ],
    },
    'load-balancer-controller': {
      source: 'kubernetes-sigs/aws-load-balancer-controller config/crd of v3.5.0',
      groups: ['elbv2.k8s.aws', 'gateway.k8s.aws'],
      releases: [{ version: '3.5', release: first }],
    },
  };
}

/**
 * Everything that stands in `tables/`, made from upstream's files.
 * @param verdicts the folder of the recorded verdicts; without it, their tables are left out
 * @param others the folder with CRDs of programs that no cluster pins; without it, their table is left out
 */
export function allTables(releases: readonly Release[], verdicts?: string, others?: string): Table[] {
  const newest = releases.at(-1) as Release;
  const tables: { readonly [name: string]: JsonObject } = {
    kubernetes: kubernetesTable(newest),
    ...Object.fromEntries(
      Object.entries(programs(releases)).map(([name, program]) => [name, programTable(program)]),
    ),
    eksctl: eksctlTable(newest),
    ...(others === undefined ? {} : { others: otherKindsTable(others) }),
    'facts/argocd': argocdFacts(newest),
    'facts/eks': eksFacts(newest),
    'facts/eks-api': eksApi(newest),
    'facts/eksctl': eksctlFacts(newest),
    'facts/instance-types': instanceTypes(newest),
    'facts/karpenter': karpenterFacts(newest),
    'facts/karpenter-template': karpenterTemplate(newest),
    'facts/kubernetes': kubernetesFacts(newest),
    'facts/load-balancer': loadBalancerFacts(newest),
  };
  return [
    ...Object.entries(tables).map(([name, table]) => ({ name: `${name}.json`, bytes: printTable(table) })),
    ...(verdicts === undefined ? [] : verdictTables(verdicts)),
  ];
}
