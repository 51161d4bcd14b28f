import type { CodeDefinition, Diagnostic } from '@nodeless/core';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import { suggestion } from '@nodeless/catalogue/schema';
import { conflictAt, errorAt, type Segments } from '@nodeless/catalogue';
import { containersOf, type AppContainer } from '../model/app-containers.ts';
import { protocolOf, servicePorts } from '../model/app-ports.ts';
import type { AppSpec } from '../schema/app.ts';
import { DUPLICATE_NAME, duplicateNames } from './duplicates.ts';
import { checkName, NAME_MISMATCH } from './app-name.ts';
import type { AppRule } from './rule.ts';
import type { Source } from './validate.ts';

export const PORT_HEALTH_MAPPING: CodeDefinition = {
  code: 'lb/port-health-mapping',
  severity: 'error',
  title: 'A Service or its health check names a port that its pods do not open',
};

/** An app is called like its folder, and like nothing that is there already. */
export const appNames: AppRule = {
  codes: [NAME_MISMATCH, VALUE_CODES['spec/invalid-name']],
  title: 'The name of an app is not that of its folder, or is taken',
  check: ({ folder, value, stack, catalogue }) => [
    ...checkName(folder, value.name, stack.placeOf(['name']).location, catalogue),
    ...checkApiServerService(value, stack),
  ],
};

/** What an app does with its ports. */
export const appPorts: AppRule = {
  codes: [PORT_HEALTH_MAPPING, DUPLICATE_NAME, VALUE_CODES['spec/conflict']],
  title: 'A probe, a hook or the Service of an app has no port of its own',
  check: ({ value, stack }) => [
    ...checkProbes(value, stack),
    ...duplicateNames(stack, ['ports'], value.ports),
    ...duplicateServicePorts(value, stack),
  ],
};

/** The Service `kubernetes` in `default` is the API server's own: Argo CD would turn it to the app, and prune it. */
function checkApiServerService({ name, namespace = name }: AppSpec, stack: Stack): Diagnostic[] {
  if (name !== 'kubernetes' || namespace !== 'default') return [];
  const message = 'the objects of the app would take the place of the Service of the API server';
  const hint = 'choose another name or another namespace';
  return [errorAt(stack, ['name'], { code: 'spec/invalid-name', message, hint })];
}

/** Number and protocol of a port of a Service are its key. */
function duplicateServicePorts({ ports }: AppSpec, stack: Stack): Diagnostic[] {
  const all = servicePorts({ ports });
  const place = (name: string) => ports.findIndex((one) => one.name === name);
  return all.flatMap(({ name, port, protocol }, index) => {
    const first = all.findIndex((one) => one.port === port && one.protocol === protocol);
    if (first === index) return [];
    const message = `the Service would have the port ${port} twice`;
    const hint = 'give one of them another servicePort';
    const other = { path: ['ports', place(all[first]?.name ?? name)], message: 'the first one' };
    return [conflictAt(stack, ['ports', place(name)], message, hint, other)];
  });
}

type Stack = Source<AppSpec>['stack'];

/** Each port that probes and hooks name, and where it stands. */
function namedPorts({
  path: base,
  spec: { probes, lifecycle },
}: AppContainer): { what: string; port: string; path: Segments }[] {
  const askers = [
    ...Object.entries(probes).map(([name, asker]) => ({
      name: `the ${name} probe`,
      path: [...base, 'probes', name],
      asker,
    })),
    ...Object.entries(lifecycle).map(([name, asker]) => ({
      name,
      path: [...base, 'lifecycle', name],
      asker,
    })),
  ];
  return askers.flatMap(({ name, path, asker }) =>
    (['port', 'tcp', 'grpc'] as const).flatMap((key) => {
      const port = (asker as Partial<Record<typeof key, string>> | undefined)?.[key];
      return port === undefined ? [] : [{ what: name, port, path: [...path, key] }];
    }),
  );
}

function checkProbes(app: AppSpec, stack: Stack): Diagnostic[] {
  return containersOf(app).flatMap((container) => {
    const names = container.spec.ports.map((port) => port.name);
    return namedPorts(container).flatMap(({ what, port, path }) => {
      const own = container.spec.ports.find(({ name }) => name === port);
      if (own !== undefined) return udpProblem(own, what, path, stack);
      const message = `${what} asks the port ${JSON.stringify(port)}, which ${container.title} does not have`;
      const hint = suggestion(port, names) ?? 'add it to ports';
      return [errorAt(stack, path, { code: 'lb/port-health-mapping', message, hint })];
    });
  });
}

/** Probes, hooks and readers of metrics connect by TCP. */
function udpProblem(
  port: AppSpec['ports'][number],
  what: string,
  path: Segments,
  stack: Stack,
): Diagnostic[] {
  if (protocolOf(port) === 'TCP') return [];
  const message = `${what} asks the port ${JSON.stringify(port.name)}, which is UDP`;
  return [errorAt(stack, path, { code: 'spec/conflict', message, hint: 'name a port with protocol: TCP' })];
}
