import type { AmiFamily } from '@nodeless/contracts/karpenter';
import type { NodeClassSpec } from '../schema/node-class.ts';

const FAMILIES: { readonly [alias: string]: AmiFamily } = {
  al2: 'AL2',
  al2023: 'AL2023',
  bottlerocket: 'Bottlerocket',
};

/** The family of the images of a node class; undefined where it names none, which is refused elsewhere. */
export function imageFamilyOf(
  { amiFamily, amiSelectorTerms, image }: NodeClassSpec,
  nodeImage: string,
): AmiFamily | undefined {
  if (amiFamily !== undefined || amiSelectorTerms !== undefined) return amiFamily;
  return FAMILIES[(image ?? nodeImage).split('@', 1)[0] ?? ''];
}
