import type { JsonValue } from '@nodeless/core';
import { pairsOf } from '../lint.ts';
import type { StringMap } from './stack.ts';

/** A list of `{ key, value }` of IngressClassParams as a map. */
export const pairMap = (list: JsonValue | undefined): StringMap => Object.fromEntries(pairsOf(list));
