import { defineCodes } from '@nodeless/core';

/** What a comparison with AWS finds. */
export const LIVE_CODES = defineCodes({
  'drift/aws-changed': ['error', 'AWS has something else than what was rendered'],
  'drift/both-changed': ['error', 'AWS and the sources have each left what was rendered, in different ways'],
  'drift/sources-changed': ['info', 'The sources have left what was rendered, and AWS has not'],
  'facts/stale': ['error', 'facts.json is not what AWS has'],
});
