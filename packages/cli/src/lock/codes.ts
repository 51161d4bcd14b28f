import { defineCodes } from '@nodeless/core';

/** What keeps `nodeless lock` from locking what helm or kustomize makes. */
export const LOCK_CODES = defineCodes({
  'lock/no-program': ['error', 'helm or kustomize is needed and is not installed, or cannot be used'],
  'lock/other-version': ['error', 'The helm or kustomize that is installed is not the one that is locked'],
  'lock/failed': ['error', 'helm, kustomize or git refuses'],
  'lock/not-deterministic': ['error', 'A chart is rendered in another way each time'],
  'lock/secret': ['error', 'A chart or a kustomization makes an object with a secret in it'],
  'lock/other-chart': ['error', 'A chart that was published is not the one that was locked'],
  'lock/outside': ['error', 'A kustomization reads something outside of the folder of its app'],
  'lock/stale': ['error', 'What is locked is not what helm or kustomize makes'],
});
