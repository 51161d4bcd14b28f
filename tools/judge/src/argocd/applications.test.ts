import { changesBetween, isAtRest, stateOf, type ApplicationState } from './applications.ts';
import { allRefreshed, unrest } from './cycles.ts';

const REST: ApplicationState = {
  ...{ sync: 'Synced', health: 'Healthy', revision: '1234567', operation: 'Succeeded', retries: 0, says: '' },
  ...{
    startedAt: '2026-01-01T00:00:00Z',
    reconciledAt: '2026-01-01T00:01:00Z',
    deleting: false,
    refreshing: false,
  },
};

test('a state is read from an Application', () => {
  const application = {
    metadata: {
      name: 'web',
      annotations: { 'argocd.argoproj.io/refresh': 'normal' },
      deletionTimestamp: 'now',
    },
    status: {
      sync: { status: 'Unknown', revision: '1234567890abcdef' },
      health: { status: 'Degraded' },
      reconciledAt: '2026-01-01T00:01:00Z',
      operationState: {
        phase: 'Failed',
        startedAt: '2026-01-01T00:00:00Z',
        retryCount: 2,
        message: 'one failed',
      },
      conditions: [{ type: 'ComparisonError', message: 'no such path' }],
    },
  };
  expect(stateOf(application)).toEqual({
    ...{ sync: 'Unknown', health: 'Degraded', revision: '1234567', operation: 'Failed', retries: 2 },
    says: 'one failed; ComparisonError: no such path',
    ...{
      startedAt: '2026-01-01T00:00:00Z',
      reconciledAt: '2026-01-01T00:01:00Z',
      deleting: true,
      refreshing: true,
    },
  });
});

test('an operation that was asked for runs', () => {
  expect(stateOf({ metadata: {}, operation: { sync: {} }, status: {} }).operation).toBe('Running');
});

test.each<Partial<ApplicationState>>([
  { sync: 'OutOfSync' },
  { health: 'Progressing' },
  { operation: 'Running' },
  { deleting: true },
  { refreshing: true },
])('%j is not at rest', (change) => {
  expect(isAtRest(REST)).toBe(true);
  expect(isAtRest({ ...REST, ...change })).toBe(false);
});

test('a timeline shows what changed, and what came and went', () => {
  const before = new Map([
    ['same', REST],
    ['gone', REST],
    ['web', REST],
  ]);
  const after = new Map([
    ['same', REST],
    ['web', { ...REST, health: 'Degraded', says: 'two\nlines' }],
    ['new', REST],
  ]);
  expect(changesBetween(before, after)).toEqual([
    'gone is gone',
    'new                            sync=Synced health=Healthy operation=Succeeded revision=1234567',
    'web                            health=Degraded says=two lines',
  ]);
});

test('a cycle finds operations that were begun, and Applications that were not refreshed', () => {
  const later = { ...REST, reconciledAt: '2026-01-01T00:04:00Z' };
  const before = new Map([
    ['quiet', REST],
    ['busy', REST],
    ['stuck', REST],
  ]);
  const after = new Map([
    ['quiet', later],
    ['busy', { ...later, startedAt: '2026-01-01T00:03:00Z' }],
    ['stuck', REST],
    ['new', later],
  ]);
  expect(unrest(before, after)).toEqual([
    'busy began an operation at 2026-01-01T00:03:00Z',
    'stuck was not refreshed',
    'new is new',
  ]);
  expect(allRefreshed(before, after)).toBe(false);
  expect(allRefreshed(new Map([['quiet', REST]]), after)).toBe(true);
});
