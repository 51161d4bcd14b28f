import { defineComponent } from '../component.ts';
import { KUBE_SYSTEM } from '../namespaces.ts';
import { NAME } from './name.ts';
import { ClusterAutoscalerSchema } from './options.ts';
import { clusterAutoscalerPolicy } from './policy.ts';
import { problems } from './problems.ts';
import { ClusterAutoscalerRelease, ORIGIN, PINS, SHIPPED } from './release.ts';
import { render } from './render.ts';
import { nodeGroupTags } from './tags.ts';

/** Cluster Autoscaler. Source: https://github.com/kubernetes/autoscaler */
export const clusterAutoscaler = defineComponent({
  key: 'clusterAutoscaler',
  title: 'the Cluster Autoscaler',
  description:
    'Cluster Autoscaler: changes the size of node groups, for clusters without Karpenter. {} takes the defaults, false leaves it out.',
  options: ClusterAutoscalerSchema,
  release: { schema: ClusterAutoscalerRelease, shipped: SHIPPED, origin: ORIGIN, pins: PINS },
  applications: [NAME],
  // Source: templates/ of the chart 9.59.0 with the name that is given to it.
  rbac: {
    clusterRoles: [NAME],
    clusterRoleBindings: [NAME],
    roleBindings: { [KUBE_SYSTEM]: [NAME] },
  },
  serviceAccount: {
    namespace: KUBE_SYSTEM,
    name: NAME,
    roleSuffix: NAME,
    policies: (cluster) => ({ document: clusterAutoscalerPolicy(cluster) }),
  },
  // Auto Scaling groups, and the labels and taints of managed node groups.
  services: ['autoscaling', 'eks'],
  makesNodes: true,
  besideAutoMode: 'whose pools grow and shrink by themselves',
  nodeGroupTags,
  problems,
  render,
});
