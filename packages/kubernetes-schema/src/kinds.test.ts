import { tableAt } from './kinds.ts';
import { SHIPPED_TABLES } from './shipped-tables.ts';

const [version = ''] = SHIPPED_TABLES.kubernetes.versions;
const table = tableAt(SHIPPED_TABLES.kubernetes, version);

test('a kind by apiVersion and kind, and nothing for one that is not there', () => {
  expect(table.kind('apps/v1/Deployment')).toMatchObject({ namespaced: true });
  expect(table.kind('v1/Namespace')).toMatchObject({ namespaced: false });
  expect(table.kind('apps/v1/Deploymnet')).toBeUndefined();
  expect(table.gvks()).toContain('apps/v1/Deployment');
});

test('a type that a table refers to and does not have is a fault of the table', () => {
  expect(() => table.type('no.such.Type')).toThrow(
    new RangeError(`the table has no type no.such.Type at ${version}`),
  );
});
