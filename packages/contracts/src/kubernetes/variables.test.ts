import { referencedVariables } from './variables.ts';

test.each([
  ['', []],
  ['https://$(HOST):$(PORT)/$(HOST)', ['HOST', 'PORT']],
  ['$$(HOST)', []],
  ['$$$(HOST)', ['HOST']],
  ['$HOST $(1A) $() $(A B)', []],
])('%j names %j', (text, names) => expect(referencedVariables(text)).toEqual(names));
