/** Problems of one value in a source file, or of a reference between source files. */
export const SPEC_CODES = {
  'spec/unknown-key': 'A key is not known here',
  'spec/missing-key': 'A required key is missing',
  'spec/wrong-type': 'A value has the wrong type',
  'spec/unquoted-text': 'A text value was typed without quotes and YAML read a number',
  'spec/invalid-value': 'A value is not allowed here',
  'spec/invalid-name': 'A name cannot be used',
  'spec/name-mismatch': 'The name in the file differs from its folder',
  'spec/unknown-stage': 'The stage is not defined in fleet.yaml',
  'spec/unknown-app': 'An app is listed that apps/ does not hold',
  'spec/duplicate-name': 'Two entries of a list have the same name',
  'spec/unsupported-kubernetes': 'EKS does not offer this Kubernetes version',
  'spec/version-range': 'A version is a range or moves; only exact versions are accepted',
  'spec/conflict': 'Two settings exclude each other',
  'network/invalid-cidr': 'A CIDR block is not valid',
  'network/overlapping-cidrs': 'Two address ranges that must be apart overlap',
  'network/reserved-cidr': 'An address range is reserved for something else',
} as const;
