import { compareText } from '@nodeless/core';
import type { Waiver } from '../input.ts';
import type { AppliedWaiver, IdleWaiver } from '../report/danger.ts';
import type { ObjectRef } from '../report/place.ts';

/** The waivers of one cluster, and which of them did something. */
export class ClusterWaivers {
  readonly #waivers: readonly Waiver[];
  readonly #today: string;
  readonly #met = new Set<Waiver>();

  constructor(waivers: readonly Waiver[], today: string) {
    this.#waivers = waivers;
    this.#today = today;
  }

  /** The waiver that accepts a danger. One whose last day is over accepts nothing. */
  find(rule: string, application: string, object: ObjectRef | undefined): AppliedWaiver | undefined {
    const fitting = this.#waivers.filter((waiver) => fits(waiver, rule, application, object));
    for (const waiver of fitting) this.#met.add(waiver);
    const valid = fitting.find((waiver) => !isOver(waiver, this.#today));
    if (valid === undefined) return undefined;
    const { reason, expires, file, line } = valid;
    return { reason, expires, file, line };
  }

  idle(cluster: string): IdleWaiver[] {
    return this.#waivers.flatMap((waiver): IdleWaiver[] => {
      const { rule, reason, expires, file, line } = waiver;
      const over = isOver(waiver, this.#today);
      if (this.#met.has(waiver) && !over) return [];
      return [{ rule, reason, expires, file, line, state: over ? 'expired' : 'unused', clusters: [cluster] }];
    });
  }
}

/** Dates of ISO 8601 compare as texts. The last day counts. */
function isOver({ expires }: Waiver, today: string): boolean {
  return compareText(expires, today) < 0;
}

function fits(
  { rule, object }: Waiver,
  id: string,
  application: string,
  ref: ObjectRef | undefined,
): boolean {
  if (rule !== id) return false;
  if (object === undefined) return true;
  if (object.application !== undefined && object.application !== application) return false;
  const { kind, namespace, name } = object;
  return (
    (kind === undefined || kind === ref?.kind) &&
    (namespace === undefined || namespace === ref?.namespace) &&
    (name === undefined || name === ref?.name)
  );
}

/** The same waiver of fleet.yaml stands in many clusters: one entry, unused only where no cluster uses it. */
export function foldWaivers(idle: readonly IdleWaiver[], used: ReadonlySet<string>): IdleWaiver[] {
  const groups = new Map<string, IdleWaiver>();
  for (const waiver of idle) {
    const key = waiverKey(waiver);
    if (waiver.state === 'unused' && used.has(key)) continue;
    const known = groups.get(key);
    groups.set(
      key,
      known === undefined ? waiver : { ...known, clusters: [...known.clusters, ...waiver.clusters] },
    );
  }
  return [...groups.values()].sort((a, b) => compareText(waiverKey(a), waiverKey(b)));
}

export function waiverKey({ file, line }: AppliedWaiver): string {
  return `${file}:${String(line).padStart(6, '0')}`;
}
