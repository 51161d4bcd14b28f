import { nodePoolViews, refusal, type NodesView } from '@nodeless/contracts/placement';
import { autoModeOf, nodeGroupViews } from '@nodeless/sources';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { addonPods, addonPodWords, type AddonPods } from '../../view/addon-pods.ts';

/** What pods lack on nodes without an agent, by its add-on. */
const LOSS: { readonly [addon: string]: string } = {
  'vpc-cni': 'pods there get no address, and the nodes never become ready',
  'kube-proxy': 'pods there reach no Service',
  'eks-pod-identity-agent': 'pods there get no credentials of their role by Pod Identity',
  'aws-ebs-csi-driver': 'no volume of EBS is mounted there',
  'aws-efs-csi-driver': 'no file system of EFS is mounted there',
  'aws-fsx-csi-driver': 'no file system of FSx is mounted there',
  'eks-node-monitoring-agent': 'nobody sees there that a node is unhealthy',
};

/** Without these a node is none. */
const VITAL: ReadonlySet<string> = new Set(['kube-proxy', 'vpc-cni']);

/** An agent that nodes need, and whose configuration keeps it from some of them: tolerations replace those that let it run everywhere. */
export const agentOnEveryNode: Rule = {
  codes: [
    {
      code: 'addons/not-on-every-node',
      severity: 'error or warning',
      title: 'The configuration of an add-on keeps its agent from some nodes',
    },
  ],
  references: [
    'packages/contracts/src/placement/addon-workloads.ts',
    'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-setup.html',
  ],
  *check(view) {
    for (const pods of addonPods(view.model)) {
      const [restriction] = pods.restrictedBy;
      if (pods.kind !== 'DaemonSet' || restriction === undefined) continue;
      const without = linuxNodes(view).flatMap((nodes) => {
        const reason = refusal(nodes, pods.podSpec);
        return reason === undefined ? [] : [{ name: nodes.name, reason }];
      });
      if (without.length === 0) continue;
      const names = without.map(({ name }) => JSON.stringify(name)).join(', ');
      const message = `${addonPodWords(pods)} does not run on the nodes of ${names}: ${LOSS[pods.addon] ?? 'its agent is missing there'}`;
      yield finding(view.model, pods.pathOf(restriction), 'addons/not-on-every-node', message, {
        severity: VITAL.has(pods.addon) ? 'error' : 'warning',
        hint: `${without.map(({ name, reason }) => `${name}: ${reason}`).join('; ')}; ${remedy(pods, restriction)}`,
      });
    }
  },
};

function remedy({ addon }: AddonPods, restriction: string): string {
  return restriction === 'tolerations'
    ? `write tolerations: [{ operator: Exists }], or leave the key out: the default of ${addon} tolerates all taints`
    : `leave ${restriction} out`;
}

/** All agents here are for Linux. EKS Auto Mode has those that it needs built in, and the others go to its nodes as to all. */
function linuxNodes({ model, clusterConfig, resources }: ClusterView): NodesView[] {
  const pools = autoModeOf(model.spec) === undefined ? nodePoolViews(resources) : [];
  return [...nodeGroupViews(model.spec, clusterConfig), ...pools].filter(
    ({ requirements }) =>
      !requirements.some(({ key, values = [] }) => key === 'kubernetes.io/os' && values.includes('windows')),
  );
}
