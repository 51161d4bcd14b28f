import { validateClusterConfig } from '../validate.ts';

/** A small file that has no problem; `change` replaces top-level keys. */
export function configWith(change: object): object {
  return {
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: { name: 'seoul', region: 'ap-northeast-2' },
    ...change,
  };
}

/** Where problems are found, as `vpc.subnets`. */
export function problemPaths(change: object): string[] {
  return validateClusterConfig(configWith(change)).map(({ path }) => path.join('.'));
}

/** Changes with one node group; a managed one. */
export const managed = (group: object, change: object = {}) => ({
  managedNodeGroups: [{ name: 'a', ...group }],
  ...change,
});

/** Changes with one node group; a self-managed one. */
export const selfManaged = (group: object, change: object = {}) => ({
  nodeGroups: [{ name: 'a', ...group }],
  ...change,
});

/** Where problems of these groups are. */
export const MANAGED = 'managedNodeGroups.0';
export const SELF_MANAGED = 'nodeGroups.0';

/** Metadata with a Kubernetes version. */
export const version = (text: string) => ({ metadata: { name: 'a', region: 'us-west-2', version: text } });

/** How a node of Amazon Linux 2023 joins. */
export const NODE_CONFIG = 'apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec: {}\n';

export const ROLE = 'arn:aws:iam::111122223333:role/r';
export const OUTPOST = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-1';
