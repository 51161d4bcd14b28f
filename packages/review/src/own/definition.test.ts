import { defineDanger, type DangerDefinition } from './definition.ts';

test('a danger is given back with all that it says', () => {
  const danger: DangerDefinition = {
    id: 'example.com/scale-down',
    severity: 'warning',
    consequence: 'fewer pods run',
    remedy: 'ask the owner',
    check: () => [],
  };
  expect(defineDanger(danger)).toMatchObject(danger);
});
