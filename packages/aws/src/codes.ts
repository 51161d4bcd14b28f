import { defineCodes } from '@nodeless/core';

/** What keeps a command from reading what AWS has. */
export const AWS_CODES = defineCodes({
  'aws/denied': ['error', 'AWS refuses a call, because a permission is missing'],
  'aws/credentials': ['error', 'There are no credentials for AWS, or they are expired or wrong'],
  'aws/clock': ['error', 'AWS refuses a signature, because the clock of this machine is wrong'],
  'aws/no-cluster': ['error', 'The region has no cluster of this name'],
  'aws/unreachable': ['error', 'AWS cannot be reached, or does not answer in time'],
  'aws/throttled': ['error', 'AWS limits the rate of calls, and went on doing so after many tries'],
  'aws/failed': ['error', 'AWS answers with an error, or with something that is no answer'],
});

export type AwsCode = keyof typeof AWS_CODES;
