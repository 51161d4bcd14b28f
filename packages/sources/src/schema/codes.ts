import { defineCodes, type CodeDefinition } from '@nodeless/core';

/** What the schemas of the sources and the stages of a fleet refuse with a code of their own. */
export const SCHEMA_CODES = defineCodes({
  'fargate/profile-name': ['error', 'EKS refuses the name of a Fargate profile'],
  'fargate/profile-selectors': ['error', 'A Fargate profile has no selector or more than five'],
  'priority/value-out-of-range': [
    'error',
    'A PriorityClass is named or valued in the range that Kubernetes keeps for itself',
  ],
  'spec/unknown-overlay': [
    'error',
    'An overlay of an app is for no stage and no cluster, or for one of each',
  ],
  'spec/unknown-stage': ['error', 'The stage is not defined in fleet.yaml'],
});

export const FACTS_MISSING: CodeDefinition = {
  code: 'facts/missing',
  severity: 'warning or info',
  title: 'A rule or a component needs a fact that facts.json does not hold',
};
