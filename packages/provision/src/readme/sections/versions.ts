import type { ClusterModel } from '@nodeless/spec';
import { ADDON_NAMES } from '../../cluster-config/addons.ts';
import { code, own, table, text, type Markdown } from '../markdown.ts';
import type { ReadmeApplication } from '../workloads.ts';

/** What the cluster is made of, in which version. */
export function versions(
  { spec, facts }: ClusterModel,
  applications: readonly ReadmeApplication[],
): Markdown {
  const rows: Markdown[][] = [
    [text('Kubernetes'), code(spec.kubernetes.version)],
    [text('eksctl'), code(spec.versions.eksctl)],
    [text('Image of Karpenter nodes'), code(spec.versions.nodeImage)],
    ...ADDON_NAMES.map((name) => {
      const version = facts.addons[name];
      return [own`EKS add-on ${code(name)}`, version === undefined ? text('chosen by EKS') : code(version)];
    }),
    ...applications.flatMap(({ name, version }) =>
      version === undefined ? [] : [[own`Application ${code(name)}`, code(version)]],
    ),
  ];
  return own`## Versions

${table(['Part', 'Version'], rows, '')}`;
}
