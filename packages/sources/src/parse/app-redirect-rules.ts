import { errorAt, type Segments } from '@nodeless/catalogue';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import { leadsNowhere, listenersOf } from '@nodeless/contracts/load-balancer';
import type { AlbExposure } from '../schema/app/expose.ts';
import type { ExposedPath } from '../schema/app/expose-paths.ts';
import type { AppRule } from './rule.ts';

type Redirect = NonNullable<NonNullable<AlbExposure['actions']>[string]['redirectConfig']>;

/** A redirect leads elsewhere, on one of the listeners at least. */
export const appRedirects: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'A redirect leads to where it came from, and the controller leaves its rule out',
  references: ['pkg/ingress/rule_optimizer.go of the load balancer controller 3.5.0'],
  check({ value: { name: app, expose }, stack }) {
    if (expose === undefined || !('alb' in expose)) return [];
    const { alb } = expose;
    const found = Object.entries(alb.actions ?? {}).filter(
      ([name, { redirectConfig }]) =>
        redirectConfig !== undefined && isUseless(alb, app, name, redirectConfig),
    );
    return found.map(([name]) => {
      const path: Segments = ['expose', 'alb', 'actions', name, 'redirectConfig'];
      const message = `the redirect ${JSON.stringify(name)} leads to where it came from: the controller leaves it out, and requests get 404`;
      const hint = 'write another host, path, port, protocol or query';
      return errorAt(stack, path, { code: 'spec/conflict', message, hint });
    });
  },
};

/** Whether no listener redirects any of the requests that lead to the action. */
function isUseless(alb: AlbExposure, app: string, action: string, redirect: Redirect): boolean {
  const opened = listenersOf(alb);
  if (opened === undefined) return false;
  // What HTTP listeners redirect as a whole has no rules.
  const listeners = opened.filter(
    ({ protocol }) => protocol === 'HTTPS' || alb.tls?.redirectPort === undefined,
  );
  const asked = requestsTo(alb, app, action);
  const isRegex = ({ pathType }: ExposedPath) =>
    pathType === 'ImplementationSpecific' && alb.useRegexPathMatch === true;
  return (
    asked.length > 0 &&
    asked.every(
      ({ hosts, path }) =>
        !isRegex(path) &&
        listeners.every((listener) => leadsNowhere(listener, { hosts, paths: patternsOf(path) }, redirect)),
    )
  );
}

const EVERY_PATH: readonly ExposedPath[] = [{ path: '/', pathType: 'Prefix' }];

/** Hosts and paths that lead to an action; one that is called like the app answers where nothing else is said. */
function requestsTo({ host, rules }: AlbExposure, app: string, action: string) {
  const all = rules ?? [{ hosts: host === undefined ? undefined : [host], paths: EVERY_PATH }];
  return all.flatMap(({ hosts = [], paths }) =>
    paths
      .filter((path) => (path.action ?? (path.port === undefined ? app : undefined)) === action)
      .map((path) => ({ hosts, path })),
  );
}

/** As the controller writes them into the rule. Source: buildPathPatterns in pkg/ingress/model_build_listener_rules.go */
function patternsOf({ path, pathType }: ExposedPath): string[] {
  if (pathType !== 'Prefix') return [path];
  const stem = path.replace(/\/$/, '');
  return stem === '' ? ['/*'] : [stem, `${stem}/*`];
}
