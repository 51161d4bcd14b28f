import type { ApiConversion, Migration } from './migration.ts';
import { WAIVER_CODES } from './waiver-codes.ts';

/**
 * By version. A migration is never changed once its release is out. Each version also stands in `packages/nx/migrations.json`,
 * where `nx migrate` looks.
 */
export const MIGRATIONS: readonly Migration[] = [WAIVER_CODES];

/** From each older `apiVersion` to the one after it. There was none before nodeless/v1alpha1. */
export const API_CONVERSIONS: readonly ApiConversion[] = [];
