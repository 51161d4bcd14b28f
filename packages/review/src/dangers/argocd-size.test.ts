import type { JsonObject } from '@nodeless/core';
import { inWeb, object, WEB } from '../testing/objects.ts';
import { reviewFiles, type Files } from '../testing/trees.ts';

const KILOBYTE = 1024;
const map = (name: string, kilobytes: number): JsonObject =>
  object('v1', 'ConfigMap', name, {
    ...inWeb,
    data: { text: `${name} ${'x'.repeat(kilobytes * KILOBYTE)}` },
  });
const maps = (count: number, kilobytes: number): Files =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `manifests/web/configmap-c${index}.web.yaml`,
      map(`c${index}`, kilobytes),
    ]),
  );

/** Places and titles of the warnings. */
const told = (base: Files, head: Files) =>
  reviewFiles({ ...WEB, ...base }, { ...WEB, ...head }).dangers.map(
    ({ severity, rule, title, places: [{ application, file }] }) =>
      `${severity} ${rule} ${application} ${file}: ${title}`,
  );

const LARGE =
  'warning argocd/large-application web clusters/prod/rendered/manifests/web/configmap-c0.web.yaml: the Application web has';

test.each<[string, Files, Files, string[]]>([
  ['few large files grow above 10 MB', maps(10, 1000), maps(11, 1000), [`${LARGE} 10.7 MB of manifests`]],
  ['a large file comes below 10 MB', maps(9, 1000), maps(10, 1000), []],
  ['many small files grow above 10 MB', maps(250, 41), maps(251, 41), [`${LARGE} 10.1 MB of manifests`]],
  ['a small file joins few large ones', maps(11, 1000), { ...maps(11, 1000), ...maps(1, 1) }, []],
  ['nothing is added to what is large', maps(12, 1000), maps(11, 1000), []],
])('%s', (_, base, head, expected) => {
  expect(told(base, head)).toEqual(expected);
});
