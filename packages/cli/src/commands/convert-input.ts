import { isJsonObject, type Diagnostic, type JsonObject, type JsonValue, type Outcome } from '@nodeless/core';
import { readDocuments, SourceObject, type SourceDocument, type SourceFile } from '@nodeless/sources';

/** An object of Kubernetes as the files hold it, whatever its kind. */
export interface InputObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly source: SourceObject;
}

/** All objects of some files, read as kubectl reads them; those of a List one by one. */
export function readObjects(files: readonly SourceFile[]): Outcome<readonly InputObject[]> {
  const outcomes = files.map((file) => {
    const { value: documents, diagnostics } = readDocuments(file, '1.1');
    return join([
      { value: [], diagnostics },
      ...(documents ?? []).map((document) => objectsAt(document, [], document.data)),
    ]);
  });
  return join(outcomes);
}

type Segments = readonly (string | number)[];
type Objects = Outcome<readonly InputObject[]>;

function join(outcomes: readonly Objects[]): Objects {
  return {
    value: outcomes.flatMap(({ value }) => value ?? []),
    diagnostics: outcomes.flatMap(({ diagnostics }) => diagnostics),
  };
}

function objectsAt(document: SourceDocument, base: Segments, value: JsonValue): Objects {
  if (!isJsonObject(value)) {
    const message = `an object of Kubernetes is a map, not ${Array.isArray(value) ? 'a list' : 'a lone value'}`;
    return refused(document, base, 'spec/wrong-type', message, 'write apiVersion, kind, metadata and spec');
  }
  const { apiVersion, kind } = value;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
    const message = 'an object of Kubernetes has an apiVersion and a kind, both strings';
    return refused(document, base, 'spec/missing-key', message, 'add them: apiVersion: … and kind: …');
  }
  const items = itemsOf(kind, value);
  if (items !== undefined) {
    return join(items.map((item, index) => objectsAt(document, [...base, 'items', index], item)));
  }
  const source = new SourceObject(document, base, value);
  return { value: [{ apiVersion, kind, source }], diagnostics: [] };
}

/** What `kubectl get -o yaml` prints for several objects. */
function itemsOf(kind: string, { items }: JsonObject): readonly JsonValue[] | undefined {
  return kind.endsWith('List') && Array.isArray(items) ? (items as readonly JsonValue[]) : undefined;
}

function refused(
  document: SourceDocument,
  base: Segments,
  code: Diagnostic['code'],
  message: string,
  hint: string,
): Objects {
  const location = document.locateValue(base);
  const diagnostic: Diagnostic = {
    code,
    severity: 'error',
    message,
    hint,
    ...(location === undefined ? {} : { location }),
  };
  return { diagnostics: [diagnostic] };
}
