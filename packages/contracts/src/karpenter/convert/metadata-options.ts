import type { Ec2NodeClassSpec } from '../ec2-node-class.ts';
import type { Path, TakeNote } from './note.ts';
import type { MetadataOptions } from './schemas/class-parts.ts';

type Complete = Required<NonNullable<Ec2NodeClassSpec['metadataOptions']>>;

const V1_DEFAULTS: Complete = {
  httpEndpoint: 'enabled',
  httpProtocolIPv6: 'disabled',
  httpPutResponseHopLimit: 1,
  httpTokens: 'required',
};

/** What Karpenter set when a class of v1alpha1 or v1beta1 said nothing. */
const KARPENTER_DEFAULTS: Complete = { ...V1_DEFAULTS, httpPutResponseHopLimit: 2 };

/** What EC2 set for the fields that an AWSNodeTemplate with `metadataOptions` left out. */
const EC2_DEFAULTS: Complete = { ...V1_DEFAULTS, httpTokens: 'optional' };

const HINTS: Partial<Record<keyof Complete, string>> = {
  httpPutResponseHopLimit:
    'a hop limit of 1 keeps pods away from the credentials of the node: write it once no pod needs them',
  httpTokens: 'write required once nothing uses version 1 of the metadata service',
};

/**
 * All four options, with the old defaults written down.
 * Sources: `DefaultMetadataOptions` in pkg/providers/amifamily/resolver.go and the CRDs of karpenter-provider-aws 0.32.
 *
 * @param at where the options stand, or would stand
 */
export function convertMetadataOptions(
  version: 'v1alpha1' | 'v1beta1',
  options: MetadataOptions | undefined,
  at: Path,
  note: TakeNote,
): Complete {
  const defaults = version === 'v1alpha1' && options !== undefined ? EC2_DEFAULTS : KARPENTER_DEFAULTS;
  for (const key of Object.keys(defaults) as (keyof Complete)[]) {
    if (options?.[key] !== undefined || defaults[key] === V1_DEFAULTS[key]) continue;
    const hint = HINTS[key];
    note([...at, key], {
      code: 'convert/default-written',
      severity: 'info',
      message: `metadataOptions.${key}: ${defaults[key]} is written down: it was the default, and v1 would set ${V1_DEFAULTS[key]}`,
      ...(hint === undefined ? {} : { hint }),
    });
  }
  return { ...defaults, ...options };
}
