import type { JsonObject } from '@nodeless/core';
import {
  EXTERNAL_DNS_PREFIXES,
  externalDnsHostnames,
  externalDnsPrefix,
  hasAnnotationPrefixValue,
} from './prefix.ts';

const [ALPHA = '', STABLE = ''] = EXTERNAL_DNS_PREFIXES;

test.each([
  ['0.13.6', ALPHA],
  ['1.9.0', ALPHA],
  ['1.21.1', ALPHA],
  ['v1.21.9', ALPHA],
  ['1.22.0', STABLE],
  ['1.100.0', STABLE],
  ['2.0.0', STABLE],
  ['main', STABLE],
])('chart %s reads %s', (version, prefix) => {
  expect(externalDnsPrefix(version)).toBe(prefix);
});

test.each<[JsonObject, string]>([
  [{ annotationPrefix: 'internal.example.com/' }, 'internal.example.com/'],
  [{ annotationPrefix: null }, STABLE],
  [{ annotationPrefix: '' }, STABLE],
  [{ extraArgs: ['--interval=1m', `--annotation-prefix=${ALPHA}`] }, ALPHA],
  [{ extraArgs: { 'annotation-prefix': ALPHA } }, ALPHA],
  [{ extraArgs: ['--interval=1m'], annotationPrefix: ALPHA }, ALPHA],
])('%j reads %s', (values, prefix) => {
  expect(externalDnsPrefix('1.22.0', values)).toBe(prefix);
});

test('names are read under one prefix alone', () => {
  const annotations = {
    [`${ALPHA}hostname`]: 'old.example.com',
    [`${STABLE}hostname`]: 'a.example.com, b.example.com,',
    [`${STABLE}internal-hostname`]: 'c.example.com d',
  };
  expect(externalDnsHostnames(annotations, ALPHA)).toEqual(['old.example.com']);
  expect(externalDnsHostnames(annotations, STABLE)).toEqual([
    'a.example.com',
    'b.example.com',
    'c.example.comd',
  ]);
  expect(externalDnsHostnames(undefined, STABLE)).toEqual([]);
});

test.each([
  ['0.14.0', false],
  ['1.19.0', false],
  ['1.20.0', true],
  ['v1.22.0', true],
  ['2.0.0', true],
  ['main', true],
])('chart %s has the value annotationPrefix: %s', (version, has) => {
  expect(hasAnnotationPrefixValue(version)).toBe(has);
});
