import type { JsonObject, JsonValue } from '@nodeless/core';
import { readJson, type Release } from '../folders.ts';

/** What a row says of values, and nothing else. */
const ANNOTATION_WORDS = [
  'allowed',
  'itemFormat',
  'itemPattern',
  'max',
  'maxLength',
  'min',
  'pattern',
  'requiredKeys',
  'templatePattern',
];
const ATTRIBUTE_WORDS = ['scope', 'allowed', 'min', 'max'];

/** Annotations of the AWS Load Balancer Controller, and attributes of ELBv2 that some of them hold. */
export function loadBalancerFacts(release: Release): JsonObject {
  const annotations = readJson<readonly JsonObject[]>(release, 'lbc-annotations.json');
  const attributes = readJson<{ [table: string]: readonly JsonObject[] }>(
    release,
    'lbc/elbv2-attributes.json',
  );
  return {
    source:
      'kubernetes-sigs/aws-load-balancer-controller v3.5.0 pkg/annotations/constants.go and model builders; boto/botocore 1.43.67 elbv2/2015-12-01 service-2.json',
    annotations: rows(annotations, 'name', ANNOTATION_WORDS),
    attributes: Object.fromEntries(
      ['listener', 'loadBalancer', 'targetGroup'].map((table) => [
        table,
        rows(attributes[table] ?? [], 'key', ATTRIBUTE_WORDS),
      ]),
    ),
  };
}

function rows(list: readonly JsonObject[], key: string, words: readonly string[]): JsonObject {
  const entries = list.map((row): [string, JsonValue] => [
    String(row[key]),
    Object.fromEntries(
      words.flatMap((word) => {
        const value = row[word];
        return value === undefined || value === null ? [] : [[word, value]];
      }),
    ),
  ]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
