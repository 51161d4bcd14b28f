import { defineCodes } from '@nodeless/core';

/** What an app that helm or kustomize renders beforehand can have wrong. */
export const RENDERING_CODES = defineCodes({
  'lock/not-rendered': ['error', 'What helm or kustomize makes of an app is not locked for these sources'],
  'lock/damaged': ['error', 'A lock file, or a rendering that it locks, is not what nodeless lock wrote'],
});
