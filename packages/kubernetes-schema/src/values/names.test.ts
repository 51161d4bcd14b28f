import {
  DNS1035_LABEL,
  DNS1123_LABEL,
  DNS1123_SUBDOMAIN,
  LABEL_KEY,
  LABEL_VALUE,
  PORT_NAME,
} from './names.ts';

const long = (length: number) => 'a'.repeat(length);

test.each([
  [
    'a DNS label',
    DNS1123_LABEL,
    ['a', '0a', 'kube-system', long(63)],
    ['', '-a', 'a-', 'A', 'a.b', 'a_b', long(64)],
  ],
  [
    'a DNS subdomain',
    DNS1123_SUBDOMAIN,
    ['a', 'a.b-c.d', `${long(200)}.${long(52)}`],
    ['', '.a', 'a..b', 'a.', '../x', 'a/b', `${long(200)}.${long(53)}`],
  ],
  ['a Service', DNS1035_LABEL, ['a', 'a-1', long(63)], ['', '1a', 'a.b', long(64)]],
  [
    'a port',
    PORT_NAME,
    ['http', 'a', 'grpc-web', '8a', long(15)],
    ['', '80', 'a--b', '-a', 'HTTP', long(16)],
  ],
  ['a label value', LABEL_VALUE, ['', 'a', 'A.b_c-1', long(63)], ['-a', 'a-', 'a b', 'a/b', long(64)]],
  [
    'a label key',
    LABEL_KEY,
    ['app', 'A_b.c', 'karpenter.sh/capacity-type', `${long(253)}/${long(63)}`],
    ['', 'a/', '/a', 'A/b', 'a/b/c', '-a', `${long(254)}/a`, `a/${long(64)}`],
  ],
] as const)('%s', (_kind, pattern, good, bad) => {
  expect(good.filter((text) => !pattern.test(text))).toEqual([]);
  expect(bad.filter((text) => pattern.test(text))).toEqual([]);
});
