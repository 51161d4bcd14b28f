import { describeObject, type Diagnostic, type Resource } from '@nodeless/core';
import type { ComponentRule, RenderedView } from '../component.ts';
import { prefixOf } from './annotations.ts';
import type { ExternalDnsSchema } from './options.ts';
import { EXTERNAL_DNS_PREFIXES } from './prefix.ts';
import type { ExternalDnsRelease } from './release.ts';

type Rule = ComponentRule<typeof ExternalDnsSchema, typeof ExternalDnsRelease>;

/** Annotations that hold names, with commas between them. */
const LISTS = ['hostname', 'internal-hostname', 'target'];

/** Seconds of a record. Source: ttlMinimum and ttlMaximum in source/annotations/annotations.go of ExternalDNS v0.21.0 */
const TTL = { min: 1, max: 2_147_483_647 };

/** Seconds in the units of a Go duration. Source: https://pkg.go.dev/time#ParseDuration */
const UNITS: { readonly [unit: string]: number } = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

/** What ExternalDNS makes of the texts of its annotations: a wrong one is passed over with a line in its log at most. */
export const annotationValues: Rule = {
  codes: [
    {
      code: 'lb/externaldns-annotation',
      severity: 'warning',
      title: 'ExternalDNS passes an annotation over, or reads something else than it says',
    },
  ],
  references: ['source/annotations/processors.go of ExternalDNS v0.21.0'],
  check,
};

function* check({
  options,
  release,
  resources,
  finding,
}: RenderedView<typeof ExternalDnsSchema, typeof ExternalDnsRelease>): Iterable<Diagnostic> {
  if (options === undefined) return;
  const prefix = prefixOf(options, release);
  for (const resource of resources) {
    for (const { annotation, message, hint } of problemsOf(resource, prefix))
      yield finding(
        resource.origin.specPath,
        'lb/externaldns-annotation',
        `${describeObject(resource.manifest)}: ${annotation} ${message}`,
        { severity: 'warning', hint },
      );
  }
}

interface Problem {
  readonly annotation: string;
  readonly message: string;
  readonly hint: string;
}

function problemsOf({ manifest: { kind, metadata } }: Resource, prefix: string): Problem[] {
  if (kind !== 'Service' && kind !== 'Ingress') return [];
  const { annotations = {} } = metadata;
  return Object.entries(annotations).flatMap(([annotation, text]): Problem[] => {
    const own = [prefix, ...EXTERNAL_DNS_PREFIXES].find((one) => annotation.startsWith(one));
    if (own === undefined) return [];
    const name = annotation.slice(own.length);
    if (own === prefix) return valueProblem(name, text).map((problem) => ({ annotation, ...problem }));
    // Both stand there while a cluster goes from one release to the next.
    if (annotations[prefix + name] !== undefined) return [];
    return [
      {
        annotation,
        message: `is not read: this release reads annotations that begin with ${prefix}`,
        hint: `write ${prefix}${name}`,
      },
    ];
  });
}

function valueProblem(name: string, text: string): Omit<Problem, 'annotation'>[] {
  if (LISTS.includes(name)) {
    const torn = text.split(',').find((one) => /\S +\S/.test(one));
    if (torn === undefined) return [];
    const message = `is read without its spaces: ${JSON.stringify(torn.trim().replaceAll(' ', ''))} is one name`;
    return [{ message, hint: 'put commas between names' }];
  }
  if (name === 'ttl') {
    const seconds = secondsOf(text);
    if (seconds !== undefined && seconds >= TTL.min && seconds <= TTL.max) return [];
    const message = `is passed over: ${JSON.stringify(text)} is no time from 1 s on`;
    return [{ message, hint: 'write seconds, such as 300, or a duration, such as 5m' }];
  }
  if (name === 'alias' && text !== 'true' && text !== 'false') {
    const message = `is passed over: ${JSON.stringify(text)} is not true`;
    return [{ message, hint: 'write true, in this case and alone' }];
  }
  return [];
}

/** Whole seconds of a number or a Go duration; undefined for what is neither. */
function secondsOf(text: string): number | undefined {
  if (/^[-+]?\d+$/.test(text)) return Number(text);
  const [, sign = '', parts] = /^([-+]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/.exec(text) ?? [];
  if (parts === undefined) return undefined;
  const seconds = [...parts.matchAll(/([\d.]+)([a-zµμ]+)/g)].reduce(
    (sum, [, number = '', unit = '']) => sum + Number(number) * (UNITS[unit.replace('μ', 'µ')] ?? 0),
    0,
  );
  return Math.trunc(seconds) * (sign === '-' ? -1 : 1);
}
