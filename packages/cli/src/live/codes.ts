import { defineCodes } from '@nodeless/core';

/** What a comparison with AWS finds. */
export const LIVE_CODES = defineCodes({
  'facts/stale': ['error', 'facts.json is not what AWS has'],
});
