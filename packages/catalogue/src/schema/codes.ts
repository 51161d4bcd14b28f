import { defineCodes } from '@nodeless/core';

/** What the schemas refuse that everything shares. */
export const PRIMITIVE_CODES = defineCodes({
  'spec/invalid-value': ['error', 'A value is not allowed here'],
  'spec/unsupported-kubernetes': [
    'error',
    'EKS does not offer this Kubernetes version, or it is not known yet',
  ],
  'spec/version-range': ['error', 'A version is a range or moves; only exact versions are accepted'],
});
