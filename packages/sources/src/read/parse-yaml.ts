import {
  Composer,
  type Document,
  type DocumentOptions,
  Lexer,
  Parser,
  type ParseOptions,
  type SchemaOptions,
  type Tags,
  YAMLParseError,
} from 'yaml';

/**
 * Deepest nesting of a source. What people write stays below 20. Every stage that walks a value calls itself for each
 * level; a string of a few thousand brackets would exhaust the stack, which Node.js does not always survive.
 */
export const MAX_DEPTH = 100;

/** Documents, at least one, or where the first level beyond {@link MAX_DEPTH} begins. */
export type ParsedYaml =
  { readonly documents: readonly [Document.Parsed, ...Document.Parsed[]] } | { readonly tooDeep: number };

const COLLECTIONS: ReadonlySet<string> = new Set(['block-map', 'block-seq', 'flow-collection']);

/** Sources are YAML 1.2; manifests that others wrote are what kubectl takes them for, which reads YAML 1.1. */
export type YamlVersion = '1.1' | '1.2';

const VERSIONS: Readonly<Record<YamlVersion, DocumentOptions & ParseOptions & SchemaOptions>> = {
  '1.1': { version: '1.1', schema: 'yaml-1.1', customTags: (tags) => tags.filter(isOfKubectl) },
  '1.2': { version: '1.2', schema: 'core' },
};

/**
 * Numbers of base 60 and times stay texts for kubectl.
 * Source: sigs.k8s.io/yaml, goyaml.v2/resolve.go (12:30 is a string; a time becomes one in JSON)
 */
function isOfKubectl(tag: Tags[number]): boolean {
  return (
    typeof tag === 'string' ||
    (tag.tag !== 'tag:yaml.org,2002:timestamp' && (!('format' in tag) || tag.format !== 'TIME'))
  );
}

/**
 * Parses all documents of a string. Errors stand in the documents.
 *
 * @param merge a key << takes over the map that is its value. @default it is a key like others
 */
export function parseYaml(text: string, version: YamlVersion = '1.2', merge = false): ParsedYaml {
  const parser = new Parser();
  const composer = new Composer({
    ...VERSIONS[version],
    merge,
    // refused.ts finds them: the parser compares every pair of keys, which takes seconds for a long map.
    uniqueKeys: false,
    stringKeys: true,
  });
  const documents: Document.Parsed[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    if (depthOf(parser) > MAX_DEPTH) return { tooDeep: parser.offset - lexeme.length };
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end(true, text.length));
  // The composer makes a document of an empty text too.
  return { documents: documents as [Document.Parsed, ...Document.Parsed[]] };
}

/** The first of some documents; a second one is an error in it. */
export function onlyDocument([first, second]: readonly [Document.Parsed, ...Document.Parsed[]]): Document {
  if (second !== undefined) {
    const [start, end] = second.range;
    first.errors.push(new YAMLParseError([start, end], 'MULTIPLE_DOCS', 'a second document'));
  }
  return first;
}

function depthOf({ stack }: Parser): number {
  if (stack.length <= MAX_DEPTH) return stack.length;
  return stack.filter(({ type }) => COLLECTIONS.has(type)).length;
}
