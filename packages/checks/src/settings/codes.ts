import { defineCodes } from '@nodeless/core';

/** What the settings of the rules themselves may have wrong. */
export const SETTINGS_CODES = defineCodes({
  'checks/unknown-code': ['error', 'No rule over what is rendered reports a code'],
  'checks/expired-waiver': ['error', 'The last day of a waiver is over'],
});
