import { leadsNowhere } from '../redirects.ts';
import type { Action, Condition, Rule } from './stack.ts';

type Unnumbered = Omit<Rule, 'priority'>;

/**
 * Leaves out what redirects make needless: a redirect that leads to where it came from, and rules behind a redirect of all their
 * requests.
 * Source: pkg/ingress/rule_optimizer.go of the load balancer controller 3.5.0
 */
export function withoutRedundant(
  listener: { readonly port: number; readonly protocol: string },
  rules: readonly Unnumbered[],
): Unnumbered[] {
  const kept: Unnumbered[] = [];
  for (const rule of rules) {
    if (changesNothing(listener, rule)) continue;
    if (kept.some((one) => redirectIn(one.actions) !== undefined && covers(one.conditions, rule.conditions)))
      continue;
    kept.push(rule);
  }
  return kept;
}

function redirectIn(actions: readonly Action[]): Extract<Action, { type: 'redirect' }> | undefined {
  return actions.find((action) => action.type === 'redirect');
}

function changesNothing(
  { port, protocol }: { readonly port: number; readonly protocol: string },
  { conditions, actions }: Unnumbered,
): boolean {
  const redirect = redirectIn(actions);
  if (redirect === undefined) return false;
  if (conditions.some((one) => one.field === 'path-pattern' && one.isRegex)) return false;
  const asked = { hosts: glob(conditions, 'host-header'), paths: glob(conditions, 'path-pattern') };
  return leadsNowhere({ port, protocol }, asked, redirect);
}

function glob(conditions: readonly Condition[], field: 'host-header' | 'path-pattern'): readonly string[] {
  return conditions.flatMap((one) => (one.field === field && !one.isRegex ? one.values : []));
}

/** Whether every request of the second conditions meets the first ones, as far as the controller looks. */
function covers(first: readonly Condition[], second: readonly Condition[]): boolean {
  if (!first.every(({ field }) => field === 'host-header' || field === 'path-pattern')) return false;
  const hosts = glob(first, 'host-header');
  const all = (conditions: readonly Condition[]) =>
    conditions.flatMap((one) => (one.field === 'path-pattern' ? one.values : []));
  const [paths, theirPaths] = [all(first), all(second)];
  const theirHosts = glob(second, 'host-header');
  const has = (mine: readonly string[], theirs: readonly string[]) =>
    mine.length === 0 || (theirs.length > 0 && theirs.every((one) => mine.includes(one)));
  return has(hosts, theirHosts) && (paths.includes('/*') || has(paths, theirPaths));
}
