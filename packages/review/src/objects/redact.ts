import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { REDACTED, type FieldChange, type PathStep } from '../report/field-change.ts';
import type { ObjectRef } from '../report/place.ts';

/** `kubectl apply` leaves a copy of the whole object there. */
const COPY = 'kubectl.kubernetes.io/last-applied-configuration';

function isSecret(kind: string, group: string): boolean {
  return kind === 'Secret' && group === '';
}

/** The object without the data of Secrets. Keys stay: they are names, and tell a reviewer what changes. */
export function redactObject({ group, kind }: ObjectRef, value: JsonObject): JsonObject {
  if (!isSecret(kind, group)) return value;
  const redacted: { [key: string]: JsonValue } = { ...value };
  for (const key of ['data', 'stringData']) if (key in redacted) redacted[key] = redactValue(redacted[key]);
  const metadata = redacted['metadata'];
  if (isJsonObject(metadata) && isJsonObject(metadata['annotations'])) {
    const annotations = { ...metadata['annotations'] };
    if (COPY in annotations) annotations[COPY] = REDACTED;
    redacted['metadata'] = { ...metadata, annotations };
  }
  return redacted;
}

/** The same for one value that differs. */
export function redactField({ group, kind }: ObjectRef, field: FieldChange): FieldChange {
  if (!isSecret(kind, group) || !isHidden(field.path)) return holdsCopy(group, kind, field);
  return {
    path: field.path,
    ...(field.before === undefined ? {} : { before: redactValue(field.before) }),
    ...(field.after === undefined ? {} : { after: redactValue(field.after) }),
  };
}

/** A field above what is hidden: `metadata` or `metadata.annotations` as a whole. */
function holdsCopy(group: string, kind: string, field: FieldChange): FieldChange {
  if (!isSecret(kind, group) || field.path[0] !== 'metadata') return field;
  const redact = (value: JsonValue | undefined): JsonValue | undefined => {
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, key === COPY ? REDACTED : (redact(part) ?? null)]),
    );
  };
  const [before, after] = [redact(field.before), redact(field.after)];
  return {
    path: field.path,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

function isHidden(path: readonly PathStep[]): boolean {
  if (path[0] === 'data' || path[0] === 'stringData') return true;
  return path[0] === 'metadata' && path.includes(COPY);
}

function redactValue(value: JsonValue | undefined): JsonValue {
  if (!isJsonObject(value)) return REDACTED;
  return Object.fromEntries(Object.keys(value).map((key) => [key, REDACTED]));
}
