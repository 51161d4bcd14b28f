import { podTemplates } from '@nodeless/contracts/placement';
import { compareText, maps, type Resource } from '@nodeless/core';
import { originalImage, type ClusterModel } from '@nodeless/sources';
import { code, own, table, text, type Markdown } from '@nodeless/core/markdown';
import type { ReadmeApplication } from '../workloads.ts';

/** The images that come from mirrors, with what they are copies of; nothing for a cluster without mirrors. */
export function images(
  { spec }: ClusterModel,
  resources: readonly Resource[],
  applications: readonly ReadmeApplication[],
): Markdown {
  if (Object.keys(spec.mirrors.images).length === 0) return text('');
  const rendered = podTemplates(resources).flatMap(({ containers, spec: pods }) =>
    [...containers, ...maps(pods['initContainers'])].map(({ image }) => image),
  );
  const upstream = applications.flatMap(({ pods }) => pods.flatMap(({ images: used = [] }) => used));
  const pulled = [...rendered, ...upstream].filter((image) => typeof image === 'string');
  const rows = [...new Set(pulled)].sort(compareText).flatMap((image) => {
    const original = originalImage(spec, image);
    return original === undefined ? [] : [[code(image), code(original)]];
  });
  return own`## Images

These come from mirrors, which must hold them. Where no tag is shown, the release of the chart or of Argo CD names it.

${table(['Pulled from', 'A copy of'], rows, 'No image comes from a mirror.')}
`;
}
