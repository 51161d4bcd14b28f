import { isMap, isScalar, isSeq, parseDocument, type Pair, type Scalar, type YAMLSeq } from 'yaml';

/** A source with an edit in it, or why nothing was edited, in one sentence. */
export type Edit = { readonly text: string } | { readonly problem: string };

/**
 * Adds a name to a list at the top of a YAML source; everything else stays byte for byte, comments and blank lines included.
 * The list is written anew where there is none.
 *
 * @param names of the list that is written where there is none: `name` is added behind them
 */
export function addToList(text: string, key: string, name: string, names: readonly string[] = []): Edit {
  const document = parseDocument(text, { version: '1.2', schema: 'core' });
  const { contents, errors } = document;
  if (errors.length > 0 || !isMap(contents) || contents.flow === true)
    return { problem: 'it is not a map with a key a line' };
  const pair = contents.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (pair === undefined)
    return { text: `${text}${text.endsWith('\n') ? '' : '\n'}${key}: [${[...names, name].join(', ')}]\n` };
  const edit = isSeq(pair.value)
    ? intoSequence(text, pair.value, name)
    : intoNothing(pair as Pair<Scalar, unknown>, name);
  if (edit === undefined) return { problem: `${key} is no list of names` };
  return { text: `${text.slice(0, edit.at)}${edit.insert}${text.slice(edit.at)}` };
}

interface Insertion {
  readonly at: number;
  readonly insert: string;
}

function intoSequence(text: string, list: YAMLSeq, name: string): Insertion | undefined {
  const [start, end] = list.range ?? [];
  if (start === undefined || end === undefined) return undefined;
  const last = list.items.at(-1);
  if (last === undefined) return { at: start + 1, insert: name };
  if (!isScalar(last) || !Array.isArray(last.range)) return undefined;
  const [begin, after] = last.range;
  if (list.flow === true) return { at: after, insert: `, ${name}` };
  const line = text.lastIndexOf('\n', begin - 1) + 1;
  const [dash] = /^ *- +/.exec(text.slice(line, begin)) ?? [];
  // A name in quotes, or behind a tag, begins elsewhere than its item.
  if (dash === undefined) return undefined;
  const next = text.indexOf('\n', after);
  const at = next < 0 ? text.length : next;
  return { at, insert: `\n${dash}${name}` };
}

/** `apps:` without a value. */
function intoNothing({ key, value }: Pair<Scalar, unknown>, name: string): Insertion | undefined {
  const after = key.range?.[1];
  const isEmpty = value === null || (isScalar(value) && value.value === null && value.source === '');
  return isEmpty && after !== undefined ? { at: after + 1, insert: ` [${name}]` } : undefined;
}
