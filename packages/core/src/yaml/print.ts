import { Document, type Scalar, type ScalarTag } from 'yaml';
import { stringifyString } from 'yaml/util';
import type { JsonObject, JsonValue } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { compareText } from '../order.ts';
import { needsQuotes } from './ambiguous.ts';
import { printBlock } from './block.ts';

const STRING_TAG = 'tag:yaml.org,2002:str';

/** Top-level keys that come first, in this order; all others follow sorted. */
const LEADING_KEYS = ['apiVersion', 'kind', 'AWSTemplateFormatVersion', 'Description', 'metadata'];

/**
 * Prints one YAML document: canonical key order, two spaces, no line folding, final line feed.
 * Equal values give equal bytes, and every text reads back as the same text under YAML 1.1 and 1.2.
 */
export function printYaml(value: JsonObject): string {
  const ordered = canonical(value);
  return printBlock(ordered) ?? printNodes(ordered);
}

/** The same by nodes of the library, which prints every value. */
export function printNodes(ordered: JsonObject): string {
  const document = new Document(ordered, {
    version: '1.2',
    schema: 'core',
    aliasDuplicateObjects: false,
    customTags: (tags) => tags.map((tag) => (isStringTag(tag) ? { ...tag, stringify: printString } : tag)),
  });
  return document.toString({ lineWidth: 0, indentSeq: true });
}

/** The same value with its keys in the order that is printed. */
export function canonical(value: JsonObject): JsonObject {
  const leading = LEADING_KEYS.filter((key) => key in value);
  const rest = Object.keys(value).filter((key) => !LEADING_KEYS.includes(key));
  const ordered = [...leading, ...rest.sort(compareText)];
  return Object.fromEntries(ordered.map((key) => [key, sorted(value[key] as JsonValue)]));
}

function sorted(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => sorted(item));
  if (!isJsonObject(value)) return value;
  const keys = Object.keys(value).sort(compareText);
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key] as JsonValue)]));
}

function isStringTag(tag: unknown): tag is ScalarTag {
  return (
    typeof tag === 'object' &&
    tag !== null &&
    'tag' in tag &&
    tag.tag === STRING_TAG &&
    !('collection' in tag)
  );
}

function printString(...args: Parameters<typeof stringifyString>): string {
  const [item, context, onComment, onChompKeep] = args;
  const scalar = item as Scalar<string>;
  if (!needsQuotes(scalar.value)) return stringifyString(scalar, context, onComment, onChompKeep);
  scalar.type = 'QUOTE_DOUBLE';
  return stringifyString(scalar, context, onComment, onChompKeep).replace(INVISIBLE, escaped);
}

/** Control and format characters: they would steer a terminal, or show a reviewer another text than the one that is read. */
const INVISIBLE = /[\x7f-\x9f\u2028\u2029]|\p{Cf}/gu;

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}
