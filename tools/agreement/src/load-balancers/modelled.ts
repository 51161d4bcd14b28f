import { loadBalancerStacks, neverBuilt } from '@nodeless/contracts/load-balancer-stacks';
import { specPath, type Manifest, type Resource } from '@nodeless/core';
import type { RenderedCluster } from 'nodeless/testing';
import { differences, partsOf } from './compare-stacks.ts';
import { surroundings } from './fixture.ts';
import { touched, type StackRow } from './row.ts';
import { shortForm } from './short-form.ts';

/**
 * What the model of the controller says of rendered objects against the record. `not rendered`: the sources have errors; `only AWS
 * knows`: the record is about names that AWS has or has not; `made to work`: what failed, or did
 * nothing, is rendered in another way now, as actions are that no backend asked for.
 */
export type ModelOutcome =
  | { readonly kind: 'not rendered' | 'same' | 'fails' | 'only AWS knows' | 'made to work' }
  | { readonly kind: 'differs'; readonly differences: readonly string[] };

/** Names that AWS did not have where the record was made. */
const UNKNOWN_TO_AWS = /"(nope|missing|subnet-0000000000000009)"|"private-a", "private-a"/;

export function modelled(row: StackRow, { resources }: RenderedCluster): ModelOutcome {
  if (resources.length === 0) return { kind: 'not rendered' };
  const stacks = loadBalancerStacks(resources.filter(isOfApps).map(asResource), surroundings(row.ipv6));
  const fails = stacks.some(neverBuilt);
  if (row.verdict === 'error') {
    if (fails) return { kind: 'fails' };
    return { kind: UNKNOWN_TO_AWS.test(JSON.stringify(row.apps)) ? 'only AWS knows' : 'made to work' };
  }
  if (fails) {
    const messages = stacks.flatMap(({ issues }) => issues.filter(({ effect }) => effect === 'fails'));
    return { kind: 'differs', differences: messages.map(({ message }) => `fails: ${message}`) };
  }
  const found = differences(partsOf(row.built ?? ''), stacks.flatMap(shortForm));
  if (found.length === 0) return { kind: 'same' };
  const isInUseNow = row.id.startsWith('alb/') && touched(row).options.includes('actions');
  return row.verdict === 'same' || isInUseNow
    ? { kind: 'made to work' }
    : { kind: 'differs', differences: found };
}

const isOfApps = ({ metadata }: Manifest) => metadata.namespace?.startsWith('web') !== false;

const asResource = (manifest: Manifest): Resource => ({
  manifest,
  application: 'agreement',
  path: 'manifests/agreement.yaml',
  origin: { component: 'agreement', constructPath: 'agreement', specPath: specPath('cluster', 'apps') },
});
