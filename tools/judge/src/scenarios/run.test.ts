import type { ApplicationState } from '../argocd/applications.ts';
import { Refusal } from '../machine/run.ts';
import { SCENARIOS, selectScenarios } from './list.ts';
import { settled } from './run.ts';

const REST: ApplicationState = {
  ...{ sync: 'Synced', health: 'Healthy', revision: '1234567', operation: 'Succeeded', retries: 0, says: '' },
  ...{
    startedAt: '2026-01-01T00:00:00Z',
    reconciledAt: '2026-01-01T00:01:00Z',
    deleting: false,
    refreshing: false,
  },
};
const SINCE = new Date('2026-01-01T00:01:00.500Z');

const isSettled = (states: Record<string, Partial<ApplicationState>>, refused?: string): boolean =>
  settled({ revision: '1234567', since: SINCE, refused })(
    new Map(Object.entries(states).map(([name, state]) => [name, { ...REST, ...state }])),
  );

test('all have been refreshed and are at rest', () => {
  expect(isSettled({ root: {}, web: {} })).toBe(true);
  expect(isSettled({ root: {}, web: { operation: 'Running' } })).toBe(false);
  expect(isSettled({ root: {}, web: { reconciledAt: '2026-01-01T00:00:59Z' } })).toBe(false);
  expect(isSettled({ root: { revision: '0000000' }, web: {} })).toBe(false);
  expect(isSettled({ web: {} })).toBe(false);
});

test.each<Partial<ApplicationState>>([
  { sync: 'Unknown' },
  { operation: 'Failed' },
  { operation: 'Running', retries: 1 },
])('an Application that must be refused is: %j', (state) => {
  expect(isSettled({ root: { health: 'Degraded' }, web: state, other: {} }, 'web')).toBe(true);
  expect(isSettled({ root: {}, web: state, other: { sync: 'OutOfSync' } }, 'web')).toBe(false);
});

test('an Application that must be refused and is not', () => {
  expect(isSettled({ root: {}, web: {} }, 'web')).toBe(false);
});

test('scenarios are named, or all', () => {
  expect(selectScenarios([])).toEqual([]);
  expect(selectScenarios(['move', 'app']).map(({ name }) => name)).toEqual(['move', 'app']);
  expect(selectScenarios(['all'])).toBe(SCENARIOS);
  expect(() => selectScenarios(['none'])).toThrow(Refusal);
  expect(new Set(SCENARIOS.map(({ name }) => name)).size).toBe(SCENARIOS.length);
});
