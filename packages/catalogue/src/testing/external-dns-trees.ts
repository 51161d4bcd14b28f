import type { JsonObject } from '@nodeless/core';
import { application, service, WEB, type Cases, type Files, type RuleCase } from '@nodeless/review/testing';

export const ALPHA = 'external-dns.alpha.kubernetes.io/';
export const STABLE = 'external-dns.kubernetes.io/';
const HOSTNAME = `${ALPHA}hostname`;

const change = (before: JsonObject, after: JsonObject): RuleCase => ({
  base: { ...WEB, 'manifests/web/it.yaml': before },
  head: { ...WEB, 'manifests/web/it.yaml': after },
});

/** The Application of ExternalDNS, with the release that its chart has. */
export const dns = (values: JsonObject, version = '1.21.1'): Files => ({
  'argocd/applications/external-dns.yaml': application('external-dns', {
    info: [{ name: 'Release', value: version }],
    source: {
      repoURL: 'https://example.com/charts',
      targetRevision: (version === '1.21.1' ? 'a' : 'b').repeat(40),
      helm: { valuesObject: values },
    },
  }),
});

/** A cluster with ExternalDNS and a Service with annotations. */
export const named = (version: string, annotations: JsonObject, values: JsonObject = {}): Files => ({
  ...WEB,
  ...dns({ policy: 'upsert-only', ...values }, version),
  'manifests/web/it.yaml': service({}, annotations),
});

export const EXTERNAL_DNS_CASES: Cases = {
  'aws-resources/hostname-removed': {
    meets: change(
      service({}, { [HOSTNAME]: 'a.example.com,b.example.com' }),
      service({}, { [HOSTNAME]: 'a.example.com' }),
    ),
    spares: change(
      service({}, { [HOSTNAME]: 'a.example.com' }),
      service({}, { [HOSTNAME]: 'b.example.com, a.example.com' }),
    ),
  },
  'aws-resources/external-dns-prefix': {
    meets: {
      base: named('1.21.1', { [HOSTNAME]: 'a.example.com' }),
      head: named('1.22.0', { [HOSTNAME]: 'a.example.com' }),
    },
    spares: {
      base: named('1.21.1', { [HOSTNAME]: 'a.example.com' }),
      head: named('1.22.0', { [`${STABLE}hostname`]: 'a.example.com' }),
    },
  },
  'aws-resources/external-dns-owner': {
    meets: { base: dns({ txtOwnerId: 'a' }), head: dns({ txtOwnerId: 'b' }) },
    spares: { base: dns({ txtOwnerId: 'a' }), head: dns({ txtOwnerId: 'a', interval: '1m' }) },
  },
  'aws-resources/external-dns-sync': {
    meets: { base: dns({ policy: 'upsert-only' }), head: dns({ policy: 'sync' }) },
    spares: { base: dns({ policy: 'sync' }), head: dns({ policy: 'upsert-only' }) },
  },
};
