import { defineCodes } from '@nodeless/core';

/** About a value, or two of them that exclude each other. */
export const VALUE_CODES = defineCodes({
  'spec/conflict': ['error', 'Two settings exclude each other'],
  'spec/invalid-name': ['error', 'A name cannot be used'],
  'spec/missing-key': ['error', 'A required key is missing'],
  'network/invalid-cidr': ['error', 'A CIDR block is not valid'],
  'lb/unknown-option-value': ['error', 'The load balancer controller does not know this value'],
});
