import type { FieldChange } from '../report/field-change.ts';

/**
 * The way of a cluster through the authentication modes, one step at a time and never back.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/setting-up-access-entries.html
 */
const MODES: readonly unknown[] = ['CONFIG_MAP', 'API_AND_CONFIG_MAP', 'API'];

/** What eksctl asks for where the ClusterConfig names no mode. */
const DEFAULT_MODE = 'API_AND_CONFIG_MAP';

type ModeChange = { readonly [key in 'before' | 'after']?: FieldChange[key] | undefined };

const place = (mode: unknown = DEFAULT_MODE) => MODES.indexOf(mode);

/** Whether EKS refuses the change. */
export function goesBack({ before, after }: ModeChange): boolean {
  return place(after) < place(before);
}

/** The modes that a cluster takes one after the other, the last of them the wanted one. */
export function modesOnTheWay({ before, after }: ModeChange): string[] {
  return MODES.slice(place(before) + 1, place(after) + 1).map(String);
}
