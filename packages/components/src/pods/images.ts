import { mirroredImage, type ClusterSpec } from '@nodeless/spec';

/** The `image` of a chart whose default is a public repository: nothing while no mirror takes its place. */
export function imageValues(
  cluster: ClusterSpec,
  repository: string,
): { image?: { readonly repository: string } } {
  const mirrored = mirroredImage(cluster, repository);
  return mirrored === repository ? {} : { image: { repository: mirrored } };
}
