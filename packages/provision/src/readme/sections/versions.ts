import { addonVersion, clusterAddons, type ClusterModel } from '@nodeless/spec';
import { code, own, table, text, type Markdown } from '../markdown.ts';
import type { ReadmeApplication } from '../workloads.ts';

/** What the cluster is made of, in which version. */
export function versions(model: ClusterModel, applications: readonly ReadmeApplication[]): Markdown {
  const { spec } = model;
  const rows: Markdown[][] = [
    [text('Kubernetes'), code(spec.kubernetes.version)],
    [text('eksctl'), code(spec.versions.eksctl)],
    [text('Image of Karpenter nodes'), code(spec.versions.nodeImage)],
    ...clusterAddons(spec).map((addon) => {
      const version = addonVersion(model, addon);
      return [
        own`EKS add-on ${code(addon.name)}`,
        version === undefined ? text('chosen by EKS') : code(version),
      ];
    }),
    ...applications.flatMap(({ name, version }) =>
      version === undefined ? [] : [[own`Application ${code(name)}`, code(version)]],
    ),
  ];
  return own`## Versions

${table(['Part', 'Version'], rows, '')}`;
}
