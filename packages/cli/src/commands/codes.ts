import { defineCodes } from '@nodeless/core';

/** What commands say themselves. */
export const COMMAND_CODES = defineCodes({
  'source/nothing-to-check': ['error', 'There is no cluster to check'],
  'source/stale-schema': ['error', 'A file that is made from the types of the sources is not current'],
  'explain/nothing-there': ['error', 'Nothing of the fleet has this name or stands at this place'],
  'tree/not-deterministic': ['error', 'The same sources are not rendered the same twice'],
  'adopt/nothing-to-adopt': ['error', 'No object of the input can be a manifest of an app'],
  'adopt/secret': ['error', 'A Secret with data cannot be adopted'],
  'adopt/left-out': ['info', 'An object of the input is made by something else, and is not adopted'],
  'adopt/taken-away': ['info', 'What a server made is taken away from an object'],
  'convert/nothing-to-convert': ['error', 'No object of the input is converted, so that nothing is printed'],
  'convert/old-name': ['warning', 'An object that is not converted uses a name that v1 does not know'],
  'convert/passed-over': ['warning or info', 'An object is not converted'],
});
