import type { OwnRule } from '@nodeless/review';
import { externalDnsDangers } from './external-dns/dangers.ts';

/**
 * Dangers that there are because of a component, beside those that hold for every tree. Apart from the definitions, because
 * a comparison of two trees needs nothing that renders.
 */
export const COMPONENT_DANGERS: readonly OwnRule[] = externalDnsDangers;
