import { EKS_KUBERNETES_VERSIONS } from '@nodeless/contracts/aws';
import {
  addonVersion,
  autoModeOf,
  clusterAddons,
  type ClusterModel,
  type ClusterSpec,
} from '@nodeless/sources';
import { code, own, table, text, type Markdown } from '@nodeless/core/markdown';
import type { ReadmeApplication } from '../workloads.ts';

/** What the cluster is made of, in which version. */
export function versions(model: ClusterModel, applications: readonly ReadmeApplication[]): Markdown {
  const { spec } = model;
  const { version } = spec.kubernetes;
  const rows: Markdown[][] = [
    [text('Kubernetes'), own`${code(version)}; ${text(supportOf(version))}`],
    [text('eksctl'), code(spec.versions.eksctl)],
    ...(autoModeOf(spec) === undefined
      ? [[text('Image of Karpenter nodes'), code(spec.versions.nodeImage)]]
      : []),
    ...clusterAddons(spec).map((addon) => {
      const pinned = addonVersion(model, addon);
      return [
        own`EKS add-on ${code(addon.name)}`,
        pinned === undefined ? text('chosen by EKS') : code(pinned),
      ];
    }),
    ...applications.flatMap(({ name, version: release }) =>
      release === undefined ? [] : [[own`Application ${code(name)}`, code(release)]],
    ),
  ];
  return own`## Versions

${table(['Part', 'Version'], rows, '')}`;
}

/** Dates alone: the page must be the same every day. */
function supportOf(version: ClusterSpec['kubernetes']['version']): string {
  const { endStandard, endExtended } = EKS_KUBERNETES_VERSIONS[version];
  if (endStandard === undefined || endExtended === undefined) return 'support dates unknown';
  return `standard support ends on ${endStandard}, extended support on ${endExtended}`;
}
