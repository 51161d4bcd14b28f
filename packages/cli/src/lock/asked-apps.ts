import { sortedBy, type Diagnostic } from '@nodeless/core';
import type { RenderingRequest } from '@nodeless/sources';
import { loadCluster, type LoadedFleet } from '../fleet.ts';
import type { AppToLock } from './lock-app.ts';

/** What is to be locked. */
export interface AskedApps {
  readonly apps: readonly AppToLock[];
  /** Apps whose renderings nobody asks for any more, though all clusters were looked at. */
  readonly abandoned: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What `nodeless lock` writes. */
export const LOCKED = /^apps\/[^/]+\/(?:renderings\/|(?:charts|kustomize)\.lock\.json$)/;

/**
 * Asks all clusters what helm and kustomize have to make for them.
 *
 * @param found problems in what the clusters share
 * @param named the apps to look at. @default all
 */
export function askedApps(
  fleet: LoadedFleet,
  found: readonly Diagnostic[],
  named: readonly string[],
): AskedApps {
  const parsed = fleet.clusters.map((name) => loadCluster(fleet, name));
  const complete = parsed.every(({ renderings }) => renderings !== undefined);
  const isNamed = (app: string): boolean => named.length === 0 || named.includes(app);
  const byApp = new Map<string, [RenderingRequest, ...RenderingRequest[]]>();
  for (const request of parsed.flatMap(({ renderings = [] }) => renderings)) {
    const known = byApp.get(request.app);
    if (known === undefined) byApp.set(request.app, [request]);
    else known.push(request);
  }
  const files = fleet.files.apps.filter(({ path }) => LOCKED.test(path));
  const holders = new Set(files.map(({ path }) => path.split('/')[1] ?? ''));
  const problems = [...found, ...parsed.flatMap(({ diagnostics }) => diagnostics)].filter(
    ({ code, severity, location }) =>
      severity === 'error' && !code.startsWith('lock/') && /^(apps|charts)\//.test(location?.file ?? ''),
  );
  const unknown = named.filter((app) => !byApp.has(app) && !holders.has(app)).map(notAsked);
  return {
    apps: sortedBy([...byApp], ([app]) => app)
      .filter(([app]) => isNamed(app))
      .map(([app, requests]) => ({ app, requests, complete, files })),
    abandoned: complete ? [...holders].filter((app) => !byApp.has(app) && isNamed(app)) : [],
    diagnostics: [...problems, ...unknown],
  };
}

function notAsked(app: string): Diagnostic {
  return {
    code: 'explain/nothing-there',
    severity: 'error',
    message: `no cluster runs an app ${JSON.stringify(app)} that is rendered beforehand`,
    hint: 'name a folder below apps/ with a chart.yaml that says render: local, or with a kustomization, and list it in a cluster',
  };
}
