import type { ClusterSpec } from '@nodeless/sources';
import { tagList } from '../scope.ts';

/** The tags of a thing of the network: those of the cluster, its name, and more. */
export function namedTags(
  { name, tags }: ClusterSpec,
  part: string,
  more: { readonly [key: string]: string } = {},
): ReturnType<typeof tagList> {
  return tagList({ ...tags, ...more, Name: `${name}/${part}` });
}
