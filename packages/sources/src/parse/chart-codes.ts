import { defineCodes } from '@nodeless/core';

/** What an app that is a chart can have wrong, whatever its cluster. */
export const CHART_CODES = defineCodes({
  'chart/both-forms': ['error', 'An app is a chart and something else'],
  'chart/only-local': ['error', 'A chart that Argo CD renders has a key for one that is rendered beforehand'],
});
