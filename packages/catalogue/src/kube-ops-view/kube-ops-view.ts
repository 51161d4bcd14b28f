import { defineComponent } from '../component.ts';
import { NAME } from './name.ts';
import { KubeOpsViewSchema } from './options.ts';
import { KubeOpsViewRelease, SHIPPED } from './release.ts';
import { render } from './render.ts';

/** Kubernetes Operational View. Source: https://codeberg.org/hjacobs/kube-ops-view */
export const kubeOpsView = defineComponent({
  key: 'kubeOpsView',
  title: 'Kubernetes Operational View',
  description: 'Kubernetes Operational View: a picture of the cluster, read only. false leaves it out.',
  options: KubeOpsViewSchema,
  release: { schema: KubeOpsViewRelease, shipped: SHIPPED },
  applications: [NAME],
  rbac: { clusterRoles: [NAME], clusterRoleBindings: [NAME] },
  loadBalancers: ({ expose }) => (typeof expose === 'object' ? [{ path: ['expose'], nlb: expose.nlb }] : []),
  render,
});
