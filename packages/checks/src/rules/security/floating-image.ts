import { childPath, maps, type JsonObject, type SpecPath } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import type { PodView } from '../../view/pods.ts';

/**
 * A tag with a minor version at least is moved by mistake alone; a major version, or the name of a channel, is moved with each
 * release. No tag at all, and `latest`, are refused in the sources already.
 */
const MOVES = /^(?:v?\d+|[a-z]+)(?:-[a-z]+\d*)*$/i;

/** Pods that start on different days would run different programs, and no pull request shows it. */
export const floatingImage: Rule = {
  codes: [
    {
      code: 'security/floating-image',
      severity: 'warning',
      title: 'A tag of an image moves with each release',
    },
  ],
  references: ['https://kubernetes.io/docs/concepts/containers/images/#image-names'],
  *check({ model, pods }) {
    const told = new Set<string>();
    for (const pod of pods) {
      for (const [image, path] of imagesOf(pod)) {
        const tag = image.includes('@') ? undefined : /:([^:/]+)$/.exec(image)?.[1];
        if (tag === undefined || !MOVES.test(tag) || told.has(`${image} ${path}`)) continue;
        told.add(`${image} ${path}`);
        const message = `the tag of the image ${image} moves with each release: pods that start on different days run different programs`;
        yield finding(model, path, 'security/floating-image', message, {
          severity: 'warning',
          hint: 'write the whole version, best with its digest: name:1.29.1@sha256:…',
        });
      }
    }
  },
};

/** Images of a pod, each with the value of an app that asks for it. */
function imagesOf({ resource, containers, spec }: PodView): [image: string, path: SpecPath][] {
  const { specPath } = resource.origin;
  const of = (container: JsonObject, path: SpecPath): [string, SpecPath][] =>
    typeof container['image'] === 'string' ? [[container['image'], path]] : [];
  return [
    ...containers.flatMap((one, index) =>
      of(one, childPath(specPath, ...(index === 0 ? [] : ['containers', String(one['name'])]), 'image')),
    ),
    ...maps(spec['initContainers']).flatMap((one) =>
      of(
        one,
        one['restartPolicy'] === 'Always'
          ? childPath(specPath, 'sidecars', String(one['name']), 'image')
          : childPath(specPath, 'initContainers'),
      ),
    ),
  ];
}
