import type { ChangeReport, ObjectRef, Operation } from '@nodeless/review';
import { objectKey } from '../kubernetes/snapshot.ts';

/** What `nodeless diff` said of an object that Argo CD applies. */
export interface Said {
  /** A rename and a move are two halves: what goes and what comes. */
  readonly operation: Operation | 'renamed away';
  readonly application: string;
  readonly classes: readonly string[];
  /** Ids of the rules that it meets. */
  readonly rules: readonly string[];
}

/** By {@link objectKey}: changes of one cluster that Argo CD carries out. */
export function saidBy(report: ChangeReport, cluster: string): Map<string, Said> {
  const said = new Map<string, Said>();
  for (const { id, operation, object, previous, places, classes } of report.changes) {
    const place = places.find(
      (candidate) => candidate.cluster === cluster && candidate.area === 'application',
    );
    if (place === undefined) continue;
    const rules = report.dangers.filter(({ change }) => change === id).map(({ rule }) => rule);
    const entry = { application: place.application, classes, rules };
    said.set(keyOf(object), { operation, ...entry });
    if (operation === 'renamed' && previous !== undefined) {
      said.set(keyOf(previous), { operation: 'renamed away', ...entry });
    }
  }
  return said;
}

function keyOf({ group, kind, namespace, name }: ObjectRef): string {
  return objectKey(group, kind, namespace, name);
}
