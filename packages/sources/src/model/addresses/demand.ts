import type { SpecPath } from '@nodeless/core';
import type { VpcSubnet } from './vpc-subnets.ts';

/** Somebody who takes IPv4 addresses from subnets. */
export interface AddressDemand {
  /** For example `NodePool "default"`. */
  readonly what: string;
  /** How a number comes about, for example `334 nodes c9g.medium with 40 each`. */
  readonly details?: { readonly [which in 'surely' | 'most']: string };
  /** The value of the sources that decides how many. */
  readonly path: SpecPath;
  /** Where the addresses come from. */
  readonly subnets: readonly VpcSubnet[];
  /** Addresses from each of the subnets as the sources declare it: the smallest number of nodes, replicas. */
  readonly least: number;
  /** The same at the limits, with the instance types that take fewest. */
  readonly surely: number;
  /** The same at the limits, with the instance types that take most. */
  readonly most: number;
}

/** The numbers of a demand, each at least as large as the one before. */
export type Amount = 'least' | 'surely' | 'most';

/** What one subnet gives of things that are spread evenly. */
export function shareOf(count: number, subnets: readonly VpcSubnet[]): number {
  return subnets.length === 0 ? 0 : Math.ceil(count / subnets.length);
}
