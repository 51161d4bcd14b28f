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
