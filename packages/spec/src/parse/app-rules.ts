import type { Diagnostic } from '@nodeless/core';
import type { AppSpec } from '../schema/app.ts';
import { duplicateNames } from './duplicates.ts';
import type { Source } from './validate.ts';

/** What the schema of an app cannot say. */
export function checkApp(folder: string, app: Source<AppSpec>): Diagnostic[] {
  const { value, stack } = app;
  const error = (
    code: Diagnostic['code'],
    path: readonly (string | number)[],
    message: string,
    hint?: string,
  ): Diagnostic => ({
    code,
    severity: 'error',
    message,
    location: stack.placeOf(path).location,
    ...(hint === undefined ? {} : { hint }),
  });
  const found: Diagnostic[] = [];
  if (value.name !== folder) {
    found.push(
      error(
        'spec/name-mismatch',
        ['name'],
        `the app is called ${JSON.stringify(value.name)}, its folder ${JSON.stringify(folder)}`,
        `write name: ${folder}, or rename the folder`,
      ),
    );
  }
  const ports = value.ports.map((port) => port.name);
  for (const probe of ['readiness', 'liveness'] as const) {
    const port = value.probes[probe]?.port;
    if (port !== undefined && !ports.includes(port)) {
      found.push(
        error(
          'lb/port-health-mapping',
          ['probes', probe, 'port'],
          `the ${probe} probe asks the port ${JSON.stringify(port)}, which the app does not have`,
          ports.length === 0 ? 'add it to ports' : `ports: ${ports.join(', ')}`,
        ),
      );
    }
  }
  if (value.expose !== undefined && ports.length === 0) {
    found.push(
      error('lb/port-health-mapping', ['expose'], 'an app without ports cannot be exposed', 'add ports'),
    );
  }
  found.push(...duplicateNames(stack, ['ports'], value.ports));
  return found;
}
