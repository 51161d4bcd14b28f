import type { ClusterModel } from './model.ts';

/** An app of a cluster, whatever it comes as. */
export interface NamedApp {
  readonly name: string;
  readonly namespace: string;
}

/** All apps of a cluster: those that app.yaml describes, then the others. */
export function namedApps({
  apps,
  chartApps,
  manifestApps,
  codeApps,
}: Pick<ClusterModel, 'apps' | 'chartApps' | 'manifestApps' | 'codeApps'>): NamedApp[] {
  const named = [...apps, ...chartApps].map(({ name, namespace = name }) => ({ name, namespace }));
  const others = [...manifestApps, ...codeApps].map(({ name, namespace }) => ({ name, namespace }));
  return [...named, ...others];
}
