import { readArguments } from './arguments.ts';
import { Refusal } from './machine/run.ts';

test('a cluster alone is brought up', () => {
  expect(readArguments(['nodeless-seoul'])).toEqual({
    ...{ command: 'run', cluster: 'nodeless-seoul', cycles: 0, scenarios: [], limit: 900, keep: false },
  });
});

test('all options', () => {
  const options = [
    '--charts',
    '/charts',
    '--cycles',
    '3',
    '--scenario',
    'app',
    '--scenario',
    'move',
    '--limit',
    '60',
    '--keep',
  ];
  expect(readArguments(['nodeless-seoul', ...options])).toEqual({
    ...{
      command: 'run',
      cluster: 'nodeless-seoul',
      charts: '/charts',
      cycles: 3,
      scenarios: ['app', 'move'],
    },
    ...{ limit: 60, keep: true },
  });
});

test('build, with and without names', () => {
  expect(readArguments(['build'])).toEqual({ command: 'build', programs: [] });
  expect(readArguments(['build', 'etcd', 'helm'])).toEqual({ command: 'build', programs: ['etcd', 'helm'] });
});

test.each([[[]], [['--help']], [['nodeless-seoul', '-h']]])('%j asks for help', (args) => {
  expect(readArguments(args)).toEqual({ command: 'help' });
});

test.each([
  [['one', 'two']],
  [['one', '--cycles', 'many']],
  [['one', '--limit', '-1']],
  [['one', '--unknown']],
])('%j is refused', (args) => {
  expect(() => readArguments(args)).toThrow(Refusal);
});
