import { apiGroup, at, describeObject } from '@nodeless/core';
import { finding, type ClusterView, type Rule } from '../../rule.ts';

/** A program that brings kinds, and does what objects of them ask for. */
interface Operator {
  readonly group: string;
  readonly title: string;
  /** Part of the name of its image, in whatever registry. */
  readonly image: string;
  /** The EKS add-on that it is. */
  readonly addon?: string;
  /** What is not done without it. */
  readonly without: string;
}

/** Sources: the values.yaml of the charts external-secrets, secrets-store-csi-driver and kube-prometheus-stack. */
const OPERATORS: readonly Operator[] = [
  {
    group: 'external-secrets.io',
    title: 'the External Secrets Operator',
    image: 'external-secrets/external-secrets',
    without: 'nothing makes its Secret',
  },
  {
    group: 'secrets-store.csi.x-k8s.io',
    title: 'the Secrets Store CSI driver with the provider of AWS',
    image: 'secrets-store-csi-driver',
    addon: 'aws-secrets-store-csi-driver-provider',
    without: 'nothing mounts its secrets',
  },
  {
    group: 'monitoring.coreos.com',
    title: 'the Prometheus Operator',
    image: 'prometheus-operator',
    without: 'nothing reads the metrics',
  },
];

/**
 * Objects of kinds that an operator brings, and no operator: Argo CD finds no such kind, and the whole sync of the Application
 * fails. A warning, since something may bring it that no source names.
 */
export const missingOperator: Rule = {
  codes: [
    {
      code: 'consistency/missing-operator',
      severity: 'warning',
      title: 'Nothing in the cluster brings the kind of an object',
    },
  ],
  references: [
    'https://external-secrets.io/latest/introduction/getting-started/',
    'https://docs.aws.amazon.com/eks/latest/userguide/manage-secrets.html',
    'https://prometheus-operator.dev/docs/getting-started/introduction/',
  ],
  *check(view) {
    const missing = new Map(
      OPERATORS.filter((operator) => !brings(view, operator)).map((one) => [one.group, one]),
    );
    for (const { manifest, origin } of view.resources) {
      const operator = missing.get(apiGroup(manifest.apiVersion));
      if (operator === undefined) continue;
      const { addon, title, without } = operator;
      const message = `${describeObject(manifest)} is for ${title}, which no source installs: ${without}, and without its CRD the whole sync fails`;
      yield finding(view.model, origin.specPath, 'consistency/missing-operator', message, {
        severity: 'warning',
        hint:
          addon === undefined
            ? 'install its chart by a component of your own (docs/extending.md), before the app'
            : `write addons: { ${addon}: {} }`,
      });
    }
  },
};

/** By its add-on, by a CRD that is rendered, or by pods that are rendered or come from a chart. */
function brings(
  { clusterConfig, pods, resources, upstreamPods }: ClusterView,
  { addon, group, image }: Operator,
): boolean {
  const images = [
    ...upstreamPods.flatMap((one) => one.images ?? []),
    ...pods.flatMap(({ containers }) => containers.map((container) => String(at(container, 'image')))),
  ];
  return (
    (addon !== undefined && (clusterConfig.addons ?? []).some(({ name }) => name === addon)) ||
    images.some((one) => one.includes(image)) ||
    resources.some(
      ({ manifest }) =>
        manifest.kind === 'CustomResourceDefinition' && at(manifest, 'spec', 'group') === group,
    )
  );
}
