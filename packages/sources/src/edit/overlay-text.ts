import { canonical, type JsonValue } from '@nodeless/core';
import { type Document, isMap, isNode, isScalar, isSeq, type Node, parseDocument, stringify } from 'yaml';

/** A value that is written at a place of a source; without one the place is removed. */
export interface OverlayEdit {
  /** Keys of maps and indices of lists; the index behind the last entry appends one. */
  readonly path: readonly (string | number)[];
  readonly value?: JsonValue;
}

/**
 * Edits a YAML source. What is not edited stays byte for byte where the layout allows it, comments stay in any case.
 *
 * @param text a source without errors, also an empty one
 */
export function editOverlay(text: string, edits: readonly OverlayEdit[]): string {
  return edits.reduce(edited, text);
}

function edited(text: string, edit: OverlayEdit): string {
  const wanted = parsed(text);
  if (edit.value === undefined) removeIn(wanted, edit.path);
  else wanted.setIn(edit.path, nodeOf(wanted, edit.path, edit.value));
  const meaning = meaningOf(wanted);
  const written = edit.value === undefined ? [] : [inPlace(text, edit), inserted(text, edit)];
  const same = written.find((one) => one !== undefined && meaningOf(parsed(one)) === meaning);
  return same ?? wanted.toString({ lineWidth: 0 });
}

function parsed(text: string): Document.Parsed {
  return parseDocument(text, { version: '1.2', schema: 'core' });
}

function meaningOf(document: Document): string | undefined {
  return document.errors.length > 0
    ? undefined
    : JSON.stringify(canonical({ whole: document.toJS() as JsonValue }));
}

/** With the comment of the scalar that it replaces. */
function nodeOf(document: Document, path: OverlayEdit['path'], value: JsonValue): Node {
  const node = document.createNode(value);
  const old = document.getIn(path, true);
  if (isScalar(old) && isScalar(node)) node.comment = old.comment ?? null;
  return node;
}

/** Removes a key, and the maps that are empty without it. */
function removeIn(document: Document, path: OverlayEdit['path']): void {
  document.deleteIn(path);
  for (let length = path.length - 1; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length), true);
    if (!isMap(parent) || parent.items.length > 0) return;
    document.deleteIn(path.slice(0, length));
  }
}

/** A scalar in the place of another one; its quotes stay. */
function inPlace(text: string, { path, value }: OverlayEdit): string | undefined {
  const node = parsed(text).getIn(path, true);
  if (!isScalar(node) || !node.range || typeof value === 'object' || node.type?.startsWith('BLOCK'))
    return undefined;
  const type = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? node.type : 'PLAIN';
  const scalar = stringify(value, { defaultStringType: type, lineWidth: 0 }).trimEnd();
  return text.slice(0, node.range[0]) + scalar + text.slice(node.range[1]);
}

/** A line behind the last one of the deepest map or list that is there. */
function inserted(text: string, { path, value }: OverlayEdit): string | undefined {
  const { contents } = parsed(text);
  if (contents === null) return `${lineEnded(text)}${stringify(nested(path, value), { lineWidth: 0 })}`;
  let parent: unknown = contents;
  let depth = 0;
  for (; depth < path.length - 1; depth += 1) {
    const below: unknown = isMap(parent) || isSeq(parent) ? parent.get(path[depth], true) : undefined;
    if (!isMap(below) && !isSeq(below)) break;
    parent = below;
  }
  if (!(isMap(parent) || isSeq(parent)) || parent.flow === true || parent.items.length === 0)
    return undefined;
  const first = isMap(parent) ? parent.items[0]?.key : parent.items[0];
  const [begin] = isNode(first) ? (first.range ?? []) : [];
  const end = parent.range?.[1];
  if (begin === undefined || end === undefined) return undefined;
  const line = text.lastIndexOf('\n', begin - 1) + 1;
  // Behind the dash of a list stands the column of a map, too: spaces take the place of the dash.
  const before = text.slice(line, begin);
  const indent = isSeq(parent) ? before.slice(0, before.lastIndexOf('-')) : before.replace(/[^ ]/g, ' ');
  const rest = path.slice(depth);
  const block = isSeq(parent) ? [nested(rest.slice(1), value)] : nested(rest, value);
  const lines = stringify(block, { lineWidth: 0 }).trimEnd().split('\n');
  const last = text.slice(0, end).trimEnd().length;
  const next = text.indexOf('\n', last);
  const at = next < 0 ? text.length : next;
  return `${text.slice(0, at)}\n${lines.map((one) => indent + one).join('\n')}${text.slice(at) === '' ? '\n' : text.slice(at)}`;
}

function nested(path: OverlayEdit['path'], value: JsonValue | undefined): JsonValue {
  return path.reduceRight<JsonValue>(
    (inner, key) => (typeof key === 'number' ? [inner] : { [key]: inner }),
    value ?? null,
  );
}

function lineEnded(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
