import type { Segments } from '@nodeless/catalogue';
import type { SpecPath } from '@nodeless/core';

/** The keys of a path inside its document. */
export function segmentsOf(path: SpecPath): Segments {
  return path
    .slice(path.indexOf('#') + 1)
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}
