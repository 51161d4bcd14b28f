import { defineCodes } from '@nodeless/core';

/** What an app that is code can have wrong. */
export const CODE_CODES = defineCodes({
  'app-ts/both-forms': ['error', 'An app is code and something else'],
  'app-ts/not-loaded': ['error', 'app.ts, or something that it imports, cannot be loaded'],
  'app-ts/impure': ['error', 'app.ts asks for something else than its values and its cluster'],
  'app-ts/failed': ['error', 'app.ts threw an error, or gave something of a wrong form'],
});
