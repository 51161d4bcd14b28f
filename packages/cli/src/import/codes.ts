import { defineCodes } from '@nodeless/core';

/** What `nodeless import` says itself. */
export const IMPORT_CODES = defineCodes({
  'import/unsound': ['error', 'What is imported is no ClusterConfig that eksctl would take'],
  'import/inexpressible': ['error', 'A cluster.yaml cannot describe what was read'],
});
