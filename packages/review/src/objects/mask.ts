import { isJsonObject, type JsonObject, type JsonValue } from '@nodeless/core';
import { MASK, type FieldChange, type PathStep } from '../report/field-change.ts';
import type { ObjectRef } from '../report/place.ts';

/** `kubectl apply` leaves a copy of the whole object there. */
const COPY = 'kubectl.kubernetes.io/last-applied-configuration';

function isSecret(kind: string, group: string): boolean {
  return kind === 'Secret' && group === '';
}

/** The object without the data of Secrets. Keys stay: they are names, and tell a reviewer what changes. */
export function maskObject({ group, kind }: ObjectRef, value: JsonObject): JsonObject {
  if (!isSecret(kind, group)) return value;
  const masked: { [key: string]: JsonValue } = { ...value };
  for (const key of ['data', 'stringData']) if (key in masked) masked[key] = maskValue(masked[key]);
  const metadata = masked['metadata'];
  if (isJsonObject(metadata) && isJsonObject(metadata['annotations'])) {
    const annotations = { ...metadata['annotations'] };
    if (COPY in annotations) annotations[COPY] = MASK;
    masked['metadata'] = { ...metadata, annotations };
  }
  return masked;
}

/** The same for one value that differs. */
export function maskField({ group, kind }: ObjectRef, field: FieldChange): FieldChange {
  if (!isSecret(kind, group) || !isHidden(field.path)) return holdsCopy(group, kind, field);
  return {
    path: field.path,
    ...(field.before === undefined ? {} : { before: maskValue(field.before) }),
    ...(field.after === undefined ? {} : { after: maskValue(field.after) }),
  };
}

/** A field above what is hidden: `metadata` or `metadata.annotations` as a whole. */
function holdsCopy(group: string, kind: string, field: FieldChange): FieldChange {
  if (!isSecret(kind, group) || field.path[0] !== 'metadata') return field;
  const mask = (value: JsonValue | undefined): JsonValue | undefined => {
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, key === COPY ? MASK : (mask(part) ?? null)]),
    );
  };
  const [before, after] = [mask(field.before), mask(field.after)];
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

function maskValue(value: JsonValue | undefined): JsonValue {
  if (!isJsonObject(value)) return MASK;
  return Object.fromEntries(Object.keys(value).map((key) => [key, MASK]));
}
