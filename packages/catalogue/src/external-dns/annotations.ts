import type { ExternalDnsSpec } from './options.ts';
import type { ExternalDnsRelease } from './release.ts';
import { externalDnsPrefix, hostnameAnnotations } from './prefix.ts';

/**
 * Prefix of the annotations that it reads in a cluster, with the `/` at its end: the one that it is told, or that of its
 * release. Where it does not run, that of the release which would.
 */
export function prefixOf(
  options: ExternalDnsSpec | undefined,
  release: ExternalDnsRelease | undefined,
): string {
  const annotationPrefix = options?.annotationPrefix;
  return externalDnsPrefix(
    release?.version ?? '',
    annotationPrefix === undefined ? {} : { annotationPrefix },
  );
}

/** The annotations with host names, as it reads them. */
export function annotations(
  options: ExternalDnsSpec | undefined,
  release: ExternalDnsRelease | undefined,
): readonly string[] {
  return hostnameAnnotations(prefixOf(options, release));
}
