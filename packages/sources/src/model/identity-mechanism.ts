import { childPath, specPath, type SpecPath } from '@nodeless/core';
import type { IdentityMechanism } from '@nodeless/catalogue/schema';
import type { ClusterSpec } from '../schema/cluster.ts';

/**
 * How the pods of a component or an add-on get the credentials of their role, and the value of the sources that says so.
 *
 * @param own what it says itself, below `identity` of `owner`
 */
export function mechanismOf(
  { iam }: ClusterSpec,
  own: { readonly by?: IdentityMechanism | undefined } | undefined,
  owner: SpecPath,
): { readonly by: IdentityMechanism; readonly bySpecPath: SpecPath } {
  return own?.by === undefined
    ? { by: iam.identity.by, bySpecPath: specPath('cluster', 'iam', 'identity', 'by') }
    : { by: own.by, bySpecPath: childPath(owner, 'identity', 'by') };
}
