import type { Diagnostic } from '@nodeless/core';
import type { SourceRuleInput } from '../component.ts';
import { conflictAt } from '../places.ts';
import type { ExternalDnsSchema } from './options.ts';
import type { ExternalDnsRelease } from './release.ts';
import { hasAnnotationPrefixValue } from './prefix.ts';

/** A chart that does not know the prefix drops it, and ExternalDNS reads none of the annotations that are rendered. */
export function problems({
  options: { annotationPrefix },
  release,
  places,
}: SourceRuleInput<typeof ExternalDnsSchema, typeof ExternalDnsRelease>): Diagnostic[] {
  if (annotationPrefix === undefined || release === undefined) return [];
  const { version } = release;
  if (hasAnnotationPrefixValue(version)) return [];
  return [
    conflictAt(
      places,
      ['components', 'externalDns', 'annotationPrefix'],
      `chart ${version} of ExternalDNS does not know annotationPrefix`,
      'use chart 1.20.0 or newer, or leave it out',
      { path: ['versions', 'externalDns', 'version'], message: `the chart is ${version}` },
    ),
  ];
}
