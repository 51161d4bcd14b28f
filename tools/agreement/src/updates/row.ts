import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';

const UPDATES = ['accepted', 'refused', 'immutable', 'immutable(ssa)', 'immutable(patch)'] as const;

/** One update of one object, and what kube-apiserver said of it. */
export interface UpdateRow {
  readonly kind: string;
  readonly field: string;
  readonly op: string;
  /** `(ssa)` and `(patch)`: refused by server-side apply, or by a merge patch, only. */
  readonly update: (typeof UPDATES)[number];
  /** False where the server accepts the update and keeps the old value; null where nobody looked. */
  readonly landed: boolean | null;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** `depends`: on what only the cluster knows, as whether a claim is bound. */
export const ANSWERS = ['accepted', 'never lands', 'depends', 'refused'] as const;
export type Answer = (typeof ANSWERS)[number];

/** What the server does with an object that Argo CD applies server-side, as our Applications ask for. */
export function serverAnswer({ update, landed }: UpdateRow): Answer {
  if (update === 'refused' || update === 'immutable' || update === 'immutable(ssa)') return 'refused';
  return landed === false ? 'never lands' : 'accepted';
}

/**
 * Reads updates: one JSON object a line.
 *
 * @throws when a line is something else, with its number
 */
export function readRows(text: string): UpdateRow[] {
  return text
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => {
      const value = JSON.parse(line) as JsonValue;
      if (!isRow(value))
        throw new Error(
          `line ${number} is no update: kind, field, op, update, landed, before and after are needed`,
        );
      return value;
    });
}

function isRow(value: JsonValue): value is JsonObject & UpdateRow {
  return (
    isJsonObject(value) &&
    [value['kind'], value['field'], value['op']].every((part) => typeof part === 'string') &&
    UPDATES.some((known) => known === value['update']) &&
    (value['landed'] === null || typeof value['landed'] === 'boolean') &&
    isJsonObject(value['before']) &&
    isJsonObject(value['after'])
  );
}
