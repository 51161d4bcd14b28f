import { GOOD, parse, placesOf, wordsOf } from '../testing/sources.ts';

const diagnosticsOf = (version: string, app: string) =>
  parse({
    app: app.replace('name: web', "name: '2048'"),
    appFolder: '2048',
    cluster: GOOD.cluster.replace('apps: [web]', "apps: ['2048']"),
    fleet: GOOD.fleet.replace("'1.35'", `'${version}'`),
  }).diagnostics;

test('Kubernetes 1.35 refuses a Service whose name begins with a digit', () => {
  const found = diagnosticsOf('1.35', GOOD.app);
  expect(wordsOf(found)).toEqual([
    'spec/invalid-name: Kubernetes 1.35 refuses the Service of the app "2048": its name begins with a digit | let the name begin with a letter, or take its ports away',
  ]);
  expect(placesOf(found)).toEqual([expect.stringMatching(/^\d+:8 spec\/invalid-name$/)]);
});

test('Kubernetes 1.36 takes it, and an app without ports has no Service', () => {
  expect(diagnosticsOf('1.36', GOOD.app)).toEqual([]);
  expect(diagnosticsOf('1.35', GOOD.app.replace(/ports:\n.*\n/, ''))).toEqual([]);
});
