import type { CodeDefinition, Diagnostic } from '@nodeless/core';
import type { LayerStack } from '../layers/stack.ts';
import { overlap } from '../model/ipv4.ts';
import type { Range } from './subnet-ranges.ts';

export const OVERLAPPING_CIDRS: CodeDefinition = {
  code: 'network/overlapping-cidrs',
  severity: 'error',
  title: 'Two address ranges that must be apart overlap',
};

/** One finding for each pair of ranges that share an address, at the first of the two. */
export function overlaps(
  stack: LayerStack,
  ranges: readonly Range[],
  others: readonly Range[],
  hint = 'choose blocks that share no address',
): Diagnostic[] {
  return ranges.flatMap((range) =>
    others
      .filter((other) => overlap(range.cidr, other.cidr))
      .map((other): Diagnostic => ({
        code: 'network/overlapping-cidrs',
        severity: 'error',
        message: `${range.cidr} of ${range.what} overlaps ${other.cidr} of ${other.what}`,
        hint,
        location: stack.placeOf(range.path).location,
        related: [
          { message: `${other.cidr} of ${other.what}`, location: stack.placeOf(other.path).location },
        ],
      })),
  );
}
