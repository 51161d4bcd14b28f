import { Document, isMap, isNode, isScalar, parseDocument, YAMLMap, type Pair } from 'yaml';

/**
 * Writes one stage of a changed fleet.yaml into its text; every byte outside of it stays.
 *
 * @param text before the change
 * @param changed the document of that text, with the stage changed
 */
export function replaceStage(text: string, changed: Document, stage: string): string {
  const stages = stagesOf(parseDocument(text));
  const before = pairOf(stages, stage);
  const after = pairOf(stagesOf(changed), stage);
  const place = before === undefined ? undefined : placeOf(before);
  if (after === undefined || place === undefined || stages?.flow === true) return printed(changed);
  const column = place.start - (text.lastIndexOf('\n', place.start - 1) + 1);
  const end = text.slice(0, place.end).endsWith('\n') ? '\n' : '';
  const written = text.slice(0, place.start) + printPair(after, column) + end + text.slice(place.end);
  // A layout that was not thought of: the whole file is printed, with its comments, as the library lays it out.
  return sameMeaning(written, changed) ? written : printed(changed);
}

/** From the key to the last value. Comments behind that stay where they are: the library gives them to the stage, people may not. */
function placeOf({ key, value }: Pair): { start: number; end: number } | undefined {
  if (!isNode(key) || !isNode(value)) return undefined;
  const start = key.range?.[0];
  const end = value.range?.[1];
  return start === undefined || end === undefined ? undefined : { start, end };
}

function printPair(pair: Pair, column: number): string {
  const { key, value } = pair;
  if (isScalar(key)) {
    key.commentBefore = null;
    key.spaceBefore = false;
  }
  if (isMap(value)) {
    value.comment = null;
    if (value.items.length <= 1) value.flow = false; // It was `{}` before.
  }
  const alone = new Document(new YAMLMap());
  if (isMap(alone.contents)) alone.contents.items.push(pair as never);
  const indent = column > 0 && column <= 8 ? column : 2;
  const lines = alone.toString({ lineWidth: 0, indent }).trimEnd().split('\n');
  return lines
    .map((line, index) => (index === 0 || line === '' ? line : ' '.repeat(column) + line))
    .join('\n');
}

function stagesOf(document: Document): YAMLMap | undefined {
  const stages = document.get('stages', true);
  return isMap(stages) ? (stages as YAMLMap) : undefined;
}

function pairOf(stages: YAMLMap | undefined, stage: string): Pair | undefined {
  return stages?.items.find(({ key }) => isScalar(key) && key.value === stage);
}

function printed(document: Document): string {
  return document.toString({ lineWidth: 0 });
}

function sameMeaning(text: string, document: Document): boolean {
  const parsed = parseDocument(text);
  return parsed.errors.length === 0 && JSON.stringify(parsed.toJS()) === JSON.stringify(document.toJS());
}
