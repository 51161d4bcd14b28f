import { podTemplatePath } from '@nodeless/contracts/kubernetes';
import { childPath, isWrittenObject, maps, type JsonObject, type SpecPath } from '@nodeless/core';
import { originalImage } from '@nodeless/sources';
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
        if (!moves(image) || told.has(`${image} ${path}`)) continue;
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

/**
 * A tag that nobody means to move can be pushed again all the same: only a digest says which bytes run. One finding an app, so
 * that a fleet whose registries refuse that (tag immutability) has a line for each and no more; without the name of the cluster it is the same in all that run the app, and told once.
 */
export const imageWithoutDigest: Rule = {
  codes: [
    {
      code: 'security/image-without-digest',
      severity: 'info',
      title: 'An app has images that are named by their tag alone',
    },
  ],
  references: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html'],
  *check({ model, pods }) {
    const apps = new Map<string, Map<string, SpecPath>>();
    for (const pod of pods) {
      const app = APP.exec(pod.resource.origin.specPath)?.[1];
      if (app === undefined) continue;
      for (const [pulled, path] of imagesOf(pod)) {
        // The public name, which is in the source, and the same in each cluster.
        const image = originalImage(model.spec, pulled) ?? pulled;
        if (image.includes('@') || moves(image)) continue;
        const images = apps.get(app) ?? new Map<string, SpecPath>();
        if (!images.has(image)) images.set(image, path);
        apps.set(app, images);
      }
    }
    for (const [app, images] of apps) {
      const [[first, path] = ['', undefined]] = images;
      if (path === undefined) continue;
      const what =
        images.size === 1
          ? `the image ${first} has`
          : `the image ${first} and ${images.size - 1} more of ${app} have`;
      const message = `${what} no digest: whoever pushes the tag again changes what new pods run`;
      yield {
        code: 'security/image-without-digest',
        severity: 'info',
        message,
        hint: `write name:tag@sha256:…; docker buildx imagetools inspect ${first} prints the digest`,
        location: model.provenance(path).location,
      };
    }
  },
};

/** The app that an object comes from, in whichever form. What the platform runs has its versions in fleet.yaml. */
const APP = /^(?:app|code|manifest)\/([^/#]+)/;

function moves(image: string): boolean {
  const tag = image.includes('@') ? undefined : /:([^:/]+)$/.exec(image)?.[1];
  return tag !== undefined && MOVES.test(tag);
}

/** Images of a pod, each with the value of an app that asks for it. */
function imagesOf({ resource, containers, spec }: PodView): [image: string, path: SpecPath][] {
  const { specPath } = resource.origin;
  const written = isWrittenObject(specPath) ? (podTemplatePath(resource.manifest.kind) ?? []) : undefined;
  const of = (container: JsonObject, group: string, index: number): [string, SpecPath][] => {
    if (typeof container['image'] !== 'string') return [];
    const path =
      written === undefined
        ? describedPath(container, group, index)
        : [...written, 'spec', group, index, 'image'];
    return [[container['image'], childPath(specPath, ...path)]];
  };
  return [
    ...containers.flatMap((one, index) => of(one, 'containers', index)),
    ...maps(spec['initContainers']).flatMap((one, index) => of(one, 'initContainers', index)),
  ];
}

/** Where app.yaml says the image of a container. */
function describedPath(container: JsonObject, group: string, index: number): readonly string[] {
  const name = String(container['name']);
  if (group === 'containers') return index === 0 ? ['image'] : ['containers', name, 'image'];
  return container['restartPolicy'] === 'Always' ? ['sidecars', name, 'image'] : ['initContainers'];
}
