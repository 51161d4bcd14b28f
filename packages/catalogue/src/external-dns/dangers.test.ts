import { reviewFiles, type Files } from '@nodeless/review/testing';
import { COMPONENT_DANGERS } from '../dangers.ts';
import { ALPHA, EXTERNAL_DNS_CASES, named, STABLE } from '../testing/external-dns-trees.ts';

const OLD = { [`${ALPHA}hostname`]: 'a.example.com' };
const NEW = { [`${STABLE}hostname`]: 'a.example.com' };
const KEEPS = { annotationPrefix: ALPHA };

const review = (base: Files, head: Files) => reviewFiles(base, head, [], COMPONENT_DANGERS);

function told(base: Files, head: Files) {
  return review(base, head).dangers.flatMap(({ rule, title, severity }) =>
    ['aws-resources/hostname-removed', 'aws-resources/external-dns-prefix'].includes(rule)
      ? [`${severity}: ${title}`]
      : [],
  );
}

test.each<[string, Files, Files, string[]]>([
  [
    'a bump without the objects loses their names',
    named('1.21.1', OLD),
    named('1.22.0', OLD),
    [
      'danger: Application argocd/external-dns reads external-dns.kubernetes.io/… and no longer external-dns.alpha.kubernetes.io/…, which is on Service web/web (a.example.com)',
    ],
  ],
  [
    'a rollback loses them as well',
    named('1.22.0', NEW),
    named('1.21.1', NEW),
    [
      'danger: Application argocd/external-dns reads external-dns.alpha.kubernetes.io/… and no longer external-dns.kubernetes.io/…, which is on Service web/web (a.example.com)',
    ],
  ],
  [
    'annotations without names are lost, too',
    named('1.21.1', { ...NEW, [`${ALPHA}ttl`]: '60' }),
    named('1.22.0', { ...NEW, [`${ALPHA}ttl`]: '60' }),
    [
      'danger: Application argocd/external-dns reads external-dns.kubernetes.io/… and no longer external-dns.alpha.kubernetes.io/…, which is on Service web/web',
    ],
  ],
  [
    'objects with both prefixes',
    named('1.21.1', { ...OLD, ...NEW }),
    named('1.22.0', { ...OLD, ...NEW }),
    [],
  ],
  ['objects that move along', named('1.21.1', OLD), named('1.22.0', NEW), []],
  ['the value keeps the prefix', named('1.21.1', OLD), named('1.22.0', OLD, KEEPS), []],
  [
    'the value goes, and the objects do not follow',
    named('1.22.0', OLD, KEEPS),
    named('1.22.0', OLD),
    [
      'danger: Application argocd/external-dns reads external-dns.kubernetes.io/… and no longer external-dns.alpha.kubernetes.io/…, which is on Service web/web (a.example.com)',
    ],
  ],
  ['the value goes, and the objects follow', named('1.22.0', OLD, KEEPS), named('1.22.0', NEW), []],
  [
    'so does the flag',
    named('1.21.1', OLD),
    named('1.22.0', OLD, { extraArgs: [`--annotation-prefix=${ALPHA}`] }),
    [],
  ],
  ['a bump without another prefix', named('1.20.0', OLD), named('1.21.1', OLD), []],
  [
    'with the policy sync, objects that move along lose their records until they are synced',
    named('1.21.1', OLD, { policy: 'sync' }),
    named('1.22.0', NEW, { policy: 'sync' }),
    [
      'warning: Application argocd/external-dns reads external-dns.kubernetes.io/… before the objects have it, and has the policy sync',
    ],
  ],
  [
    'objects that move alone give up their names',
    named('1.21.1', OLD),
    named('1.21.1', NEW),
    ['danger: Service web/web gives up the name a.example.com'],
  ],
  [
    'the new prefix has names to lose',
    named('1.22.0', { [`${STABLE}internal-hostname`]: 'a.example.com, b.example.com' }),
    named('1.22.0', { [`${STABLE}internal-hostname`]: 'b.example.com' }),
    ['danger: Service web/web gives up the name a.example.com'],
  ],
  ['a name that nobody reads is no loss', named('1.22.0', { ...OLD, ...NEW }), named('1.22.0', NEW), []],
])('%s', (_name, base, head, dangers) => {
  expect(told(base, head)).toEqual(dangers);
});

test('many objects are counted', () => {
  const many = (version: string): Files => {
    const { 'manifests/web/it.yaml': it = '', ...rest } = named(version, OLD);
    return { ...rest, ...Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`manifests/web/${n}.yaml`, it])) };
  };
  expect(told(many('1.21.1'), many('1.22.0'))).toEqual([expect.stringMatching(/, 2 more$/)]);
});

test('every danger has its cases and a source', () => {
  expect(Object.keys(EXTERNAL_DNS_CASES).sort()).toEqual(COMPONENT_DANGERS.map(({ id }) => id).sort());
  expect(COMPONENT_DANGERS.filter(({ source }) => !source.startsWith('https://'))).toEqual([]);
});

test.each(Object.entries(EXTERNAL_DNS_CASES))('%s', (rule, { meets, spares }) => {
  const of = ({ base, head }: typeof meets) =>
    review(base, head).dangers.filter((danger) => danger.rule === rule);
  expect(of(meets)).toEqual([expect.objectContaining({ change: expect.any(String) as unknown })]);
  expect(of(spares)).toEqual([]);
});
