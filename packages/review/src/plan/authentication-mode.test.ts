import { goesBack, modesOnTheWay } from './authentication-mode.ts';

test.each([
  ['CONFIG_MAP', 'API_AND_CONFIG_MAP', ['API_AND_CONFIG_MAP']],
  ['CONFIG_MAP', 'API', ['API_AND_CONFIG_MAP', 'API']],
  ['API_AND_CONFIG_MAP', 'API', ['API']],
  [undefined, 'API', ['API']],
  ['CONFIG_MAP', undefined, ['API_AND_CONFIG_MAP']],
])('from %s to %s by %j', (before, after, modes) => {
  expect([goesBack({ before, after }), modesOnTheWay({ before, after })]).toEqual([false, modes]);
});

test.each([
  ['API', 'API_AND_CONFIG_MAP'],
  ['API', 'CONFIG_MAP'],
  ['API_AND_CONFIG_MAP', 'CONFIG_MAP'],
  ['API', undefined],
  [undefined, 'CONFIG_MAP'],
])('from %s to %s there is no way', (before, after) => {
  expect([goesBack({ before, after }), modesOnTheWay({ before, after })]).toEqual([true, []]);
});
