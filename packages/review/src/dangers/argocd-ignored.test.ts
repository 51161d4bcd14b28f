import type { JsonObject } from '@nodeless/core';
import { annotated, application, object } from '../testing/objects.ts';
import { reviewFiles, type Files } from '../testing/trees.ts';

const told = (base: Files, head: Files) =>
  reviewFiles(base, head).dangers.flatMap(({ rule, title, severity }) =>
    rule === 'argocd/ignored-differences' ? [`${severity}: ${title}`] : [],
  );

const web = (ignoreDifferences: JsonObject[]): Files => ({
  'argocd/applications/web.yaml': application('web', { ignoreDifferences }),
});
const REPLICAS = { group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] };

test.each<[string, Files, Files, string[]]>([
  [
    'a field of every object of a kind',
    web([]),
    web([REPLICAS]),
    ['warning: Application argocd/web leaves /spec/replicas of every Deployment out of the comparison'],
  ],
  [
    'an expression and a manager, of one object',
    web([REPLICAS]),
    web([
      REPLICAS,
      {
        kind: 'Service',
        namespace: 'web',
        name: 'web',
        jqPathExpressions: ['.spec.ports[]'],
        managedFieldsManagers: ['controller'],
      },
    ]),
    [
      'warning: Application argocd/web leaves .spec.ports[], what controller writes of Service web/web out of the comparison',
    ],
  ],
  ['nothing new', web([REPLICAS]), web([REPLICAS]), []],
  ['less', web([REPLICAS]), web([]), []],
  ['a new Application', {}, web([REPLICAS]), []],
])('%s', (_name, base, head, dangers) => {
  expect(told(base, head)).toEqual(dangers);
});

const annotatedService = (annotation: string): Files => ({
  'manifests/web/service-web.yaml': object('v1', 'Service', 'web', {
    ...annotated({ 'argocd.argoproj.io/ignore-differences': annotation }),
    spec: { ports: [{ port: 80 }] },
  }),
});
const argocd = (version: string): Files => ({
  'argocd/applications/argocd.yaml': application('argocd', { info: [{ name: 'Release', value: version }] }),
});

test.each<[string, Files, string]>([
  ['3.6 reads the annotation', argocd('v3.6.1'), 'leaves /spec/ports out of the comparison'],
  [
    '3.5 does not',
    argocd('v3.5.1'),
    'asks to leave /spec/ports out of the comparison with an annotation that its Argo CD does not read',
  ],
  ['nobody knows the Argo CD', {}, 'leaves /spec/ports out of the comparison'],
])('%s', (_name, more, what) => {
  const head = { ...more, ...annotatedService('jsonPointers:\n- /spec/ports\n') };
  expect(told({ ...more, ...annotatedService('') }, head)).toEqual([`warning: Service web/web ${what}`]);
  expect(told(head, head)).toEqual([]);
});
