import { mirroredImage, type ClusterSpec } from '@nodeless/sources';
import type { KustomizeImage } from '@nodeless/catalogue/render';
import { PARTS } from './parts.ts';

/** The images of Argo CD that a mirror takes the place of. */
export function installImages(cluster: ClusterSpec): KustomizeImage[] {
  const names = [...new Set(PARTS.flatMap(({ images }) => images))].sort();
  return names
    .map((name) => ({ name, newName: mirroredImage(cluster, name) }))
    .filter(({ name, newName }) => name !== newName);
}
