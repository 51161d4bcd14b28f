import { defineCodes } from '@nodeless/core';

/** Problems of nodeless.config, by which a repository extends Nodeless. */
export const CONFIG_CODES = defineCodes({
  'config/several-files': ['error', 'There is more than one nodeless.config'],
  'config/not-loaded': ['error', 'nodeless.config, or something that it imports, cannot be loaded'],
  'config/invalid': ['error', 'nodeless.config adds something of a wrong form, or whose name is taken'],
  'config/failed': ['error', 'Code of nodeless.config threw an error, or gave something of a wrong form'],
});
