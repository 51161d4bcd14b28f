import { code, joined, own, table, text, type Markdown } from '@nodeless/core/markdown';
import type { Exposure } from '../exposures.ts';

/**
 * The ways in through load balancers.
 *
 * @param none what to say when there is none
 */
export function reachable(exposures: readonly Exposure[], none: string): Markdown {
  const exposed = table(
    ['Host names', 'Load balancer', 'Listeners', 'Made by', 'Leads to'],
    exposures.map(({ hostnames, scheme, loadBalancer, listeners, kind, namespace, name, targets }) => [
      joined(hostnames.map(code)),
      text(`${scheme} ${loadBalancer}`),
      text(listeners.join('; ')),
      own`${text(kind)} ${code(`${namespace}/${name}`)}`,
      joined(targets.map((target) => code(target.name))),
    ]),
    none,
  );
  return own`## What is reachable from outside

${exposed}`;
}
