import type { Diagnostic } from '@nodeless/core';
import type { RenderingRequest } from '@nodeless/sources';

const HINTS = {
  helm: 'give the chart the name of a Secret that exists (such as a value existingSecret), and let an ExternalSecret make that one (docs/secrets.md)',
  kustomize:
    'let an ExternalSecret make it in place of a secretGenerator or a Secret with data (docs/secrets.md)',
} as const;

/** @param message says where the secret stands, and does not repeat it */
export function secretFound({ location, tool }: RenderingRequest, message: string): Diagnostic {
  return { code: 'lock/secret', severity: 'error', message, hint: HINTS[tool], location, sensitive: true };
}
