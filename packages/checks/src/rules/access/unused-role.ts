import { namespaceOf } from '@nodeless/core';
import { workloadRoles, type WorkloadRole } from '@nodeless/sources';
import { KUBE_SYSTEM } from '@nodeless/catalogue';
import { finding, type ClusterView, type Rule } from '../../rule.ts';

/** The tag that says which tool brings the pods, for what no tree of this program shows. */
export const MANAGED_BY_TAG = 'app.kubernetes.io/managed-by';

/**
 * A role that is asked for below the key `eksctl` is for pods of this cluster. Where none of them runs with its service
 * account, a name is wrong: the pods that need the role get the credentials of the node, or none. What this program does
 * not see is left alone: add-ons of EKS, upstream sources that do not say how their pods run, and roles that say by a tag
 * whose they are.
 */
export const unusedRole: Rule = {
  codes: [
    {
      code: 'access/unused-role',
      severity: 'warning',
      title: 'A role in AWS is for a service account that nothing runs with',
    },
  ],
  references: [
    'https://docs.aws.amazon.com/eks/latest/userguide/pod-configuration.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-assign-target-role.html',
  ],
  *check(view) {
    const { model, clusterConfig } = view;
    const used = usedAccounts(view);
    for (const role of workloadRoles(model, clusterConfig)) {
      const { namespace, serviceAccount, specPath } = role;
      if (used.has(`${namespace}/${serviceAccount}`) || isElsewhere(view, role)) continue;
      const others = accountsOf(used, namespace);
      const there =
        others.length === 0
          ? `nothing that is rendered runs in the namespace ${namespace}`
          : `those of the namespace run with ${others.join(', ')}`;
      const message = `no pod runs with the service account ${namespace}/${serviceAccount}, which gets a role in AWS here: ${there}`;
      yield finding(model, specPath, 'access/unused-role', message, {
        severity: 'warning',
        hint: `correct the name, or leave the role out; where another tool brings the pods, say so with tags: { ${MANAGED_BY_TAG}: <its name> }`,
      });
    }
  },
};

/** `<namespace>/<name>` of the service accounts that something runs with, or that are rendered for somebody. */
function usedAccounts({ pods, resources, upstreamPods }: ClusterView): ReadonlySet<string> {
  return new Set([
    ...pods.map(({ namespace, spec }) => `${namespace}/${String(spec['serviceAccountName'] ?? 'default')}`),
    ...upstreamPods.flatMap(({ namespace, serviceAccount }) =>
      serviceAccount === undefined ? [] : [`${namespace}/${serviceAccount}`],
    ),
    ...resources
      .filter(({ manifest }) => manifest.kind === 'ServiceAccount')
      .map(({ manifest }) => `${namespaceOf(manifest)}/${manifest.metadata.name}`),
  ]);
}

function accountsOf(used: ReadonlySet<string>, namespace: string): string[] {
  const prefix = `${namespace}/`;
  return [...used].filter((one) => one.startsWith(prefix)).sort();
}

/** Roles whose pods nobody here can know. */
function isElsewhere(view: ClusterView, role: WorkloadRole): boolean {
  const { namespace, identity, addon, subjectPattern, tags } = role;
  const { clusterConfig, pods, upstreamPods } = view;
  if (identity !== undefined || addon !== undefined || subjectPattern !== undefined) return true;
  if (tags[MANAGED_BY_TAG] !== undefined || namespace === KUBE_SYSTEM) return true;
  if (upstreamPods.some((one) => one.namespace === namespace && one.serviceAccount === undefined))
    return true;
  // Some add-ons have a namespace of their own.
  const isOwn = pods.some((one) => one.namespace === namespace);
  return !isOwn && (clusterConfig.addons ?? []).some(({ name }) => !IN_KUBE_SYSTEM.test(name));
}

/**
 * Add-ons whose pods are in kube-system.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html
 */
const IN_KUBE_SYSTEM =
  /^(vpc-cni|coredns|kube-proxy|eks-pod-identity-agent|eks-node-monitoring-agent|metrics-server|snapshot-controller|aws-(ebs|efs|fsx)-csi-driver|aws-mountpoint-s3-csi-driver)$/;
