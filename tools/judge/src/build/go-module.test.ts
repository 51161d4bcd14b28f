import { goModule, readJson } from './go-module.ts';
import type { Program } from './programs.ts';

const program = (fields: Partial<Program>): Program => ({
  ...{ name: 'program', module: 'example.com/module', version: 'v1.35.4', main: 'example.com/module/cmd' },
  ...fields,
});

const replace = (path: string, to: string, version?: string) => ({
  Old: { Path: path },
  New: { Path: to, ...(version === undefined ? {} : { Version: version }) },
});

test('a module without replacements is only required', () => {
  expect(goModule(program({}), { Go: '1.26.0', Require: null, Replace: null })).toBe(
    ['module nodeless.invalid/judge/program', 'go 1.26.0', 'require example.com/module v1.35.4', ''].join(
      '\n',
    ),
  );
});

test('replacements are repeated, and each folder becomes what is published of it', () => {
  const upstream = {
    Go: '1.25.0',
    Godebug: [{ Key: 'default', Value: 'go1.25' }],
    Require: [
      { Path: 'k8s.io/api', Version: 'v0.0.0' },
      { Path: 'example.com/module/part', Version: 'v1.2.3' },
      { Path: 'example.com/module/engine', Version: 'v0.1.0' },
    ],
    Replace: [
      replace('k8s.io/api', './staging/src/k8s.io/api'),
      replace('example.com/module/part', '../part'),
      replace('example.com/module/engine', './engine'),
      replace('example.com/old', 'example.com/fork', 'v9.0.0'),
    ],
  };
  const folders = { 'example.com/module/engine': 'v0.2.0' };
  expect(goModule(program({ folders }), upstream).split('\n')).toEqual([
    'module nodeless.invalid/judge/program',
    'go 1.25.0',
    'godebug default=go1.25',
    'require example.com/module v1.35.4',
    'require k8s.io/api v0.35.4',
    'replace k8s.io/api => k8s.io/api v0.35.4',
    // The part is asked for at a published version already.
    'replace example.com/module/engine => example.com/module/engine v0.2.0',
    'replace example.com/old => example.com/fork v9.0.0',
    '',
  ]);
});

test('what go prints must be a map', () => {
  expect(readJson('{"Go":"1.26.0"}')).toEqual({ Go: '1.26.0' });
  expect(() => readJson('[]')).toThrow('something else than a map');
});
