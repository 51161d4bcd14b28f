import { hasAnnotationPrefixValue } from '@nodeless/contracts/load-balancer';
import type { Diagnostic } from '@nodeless/core';
import type { LayerStack } from '../layers/stack.ts';
import type { ClusterSpec } from '../schema/cluster.ts';
import { conflictAt } from './conflict-at.ts';

/** A chart that does not know the prefix drops it, and ExternalDNS reads none of the annotations that are rendered. */
export function checkExternalDns(
  { components, versions }: Partial<ClusterSpec>,
  stack: LayerStack,
): Diagnostic[] {
  const version = versions?.externalDns.version;
  if (!components?.externalDns || version === undefined) return [];
  if (components.externalDns.annotationPrefix === undefined || hasAnnotationPrefixValue(version)) return [];
  return [
    conflictAt(
      stack,
      ['components', 'externalDns', 'annotationPrefix'],
      `chart ${version} of ExternalDNS does not know annotationPrefix`,
      'use chart 1.20.0 or newer, or leave it out',
      { path: ['versions', 'externalDns', 'version'], message: `the chart is ${version}` },
    ),
  ];
}
