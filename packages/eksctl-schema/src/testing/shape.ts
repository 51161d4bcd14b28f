/** The part of JSON Schema that says what a value looks like. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: SchemaNode;
  readonly properties?: { readonly [key: string]: SchemaNode };
  readonly required?: readonly string[];
  readonly type?: string;
}

export interface Definitions {
  readonly [name: string]: SchemaNode;
}

/** A definition in few words: `key: kind` for each key, what is required, which values a choice has, whether it is closed. */
export interface Shape {
  readonly kind: string;
  readonly closed: boolean;
  readonly required: ReadonlySet<string>;
  readonly keys: ReadonlyMap<string, string>;
  /** Choices: of a key, or of the definition itself under the empty key. */
  readonly choices: ReadonlyMap<string, string>;
}

/** What a definition of a JSON Schema looks like; `definitions` resolves its references. */
export function shapeOf(node: SchemaNode, definitions: Definitions): Shape {
  const properties = Object.entries(node.properties ?? {});
  const choices = [['', node] as const, ...properties]
    .map(([key, value]) => [key, choiceOf(value, definitions)] as const)
    .filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    kind: kindOf(node, definitions),
    closed: node.properties !== undefined && node.additionalProperties === false,
    required: new Set(node.required),
    keys: new Map(properties.map(([key, value]) => [key, kindOf(value, definitions)])),
    choices: new Map(choices),
  };
}

/** Every way in which `mine` differs from `theirs`: `Addon.name: string -> any`. */
export function differences(name: string, theirs: Shape, mine: Shape): string[] {
  const found: string[] = [];
  const note = (what: string, from: string | undefined, to: string | undefined) => {
    if (from !== to) found.push(`${what}: ${from ?? 'absent'} -> ${to ?? 'absent'}`);
  };
  const all = (a: Iterable<string>, b: Iterable<string>) => [...new Set([...a, ...b])].sort();
  note(name, theirs.kind, mine.kind);
  if (theirs.kind === 'object' || mine.kind === 'object') {
    note(name, theirs.closed ? 'closed' : 'open', mine.closed ? 'closed' : 'open');
  }
  for (const key of all(theirs.keys.keys(), mine.keys.keys())) {
    note(`${name}.${key}`, theirs.keys.get(key), mine.keys.get(key));
    note(
      `${name}.${key}`,
      theirs.required.has(key) ? 'required' : 'optional',
      mine.required.has(key) ? 'required' : 'optional',
    );
  }
  for (const key of all(theirs.choices.keys(), mine.choices.keys())) {
    note(
      `${key === '' ? name : `${name}.${key}`}`,
      theirs.choices.get(key) ?? 'any value',
      mine.choices.get(key) ?? 'any value',
    );
  }
  return found;
}

/** `string`, `array<Addon>`, `map<string>`, the name of an object's definition, or several with ` | `. */
function kindOf(node: SchemaNode, definitions: Definitions): string {
  if (node.$ref !== undefined) {
    const name = referred(node.$ref);
    const target = definitions[name];
    if (target === undefined) throw new Error(`no definition ${name}`);
    return kindOf(target, definitions) === 'object' ? name : kindOf(target, definitions);
  }
  if (node.anyOf !== undefined) {
    return [...new Set(node.anyOf.map((option) => kindOf(option, definitions)))].join(' | ');
  }
  if (node.properties !== undefined) return 'object';
  if (node.type === 'object') {
    const values = typeof node.additionalProperties === 'object' ? node.additionalProperties : {};
    return `map<${kindOf(values, definitions)}>`;
  }
  if (node.type === 'array') return `array<${kindOf(node.items ?? {}, definitions)}>`;
  const values = node.const === undefined ? node.enum : [node.const];
  if (values !== undefined && values.every(Number.isInteger)) return 'integer';
  return node.type ?? 'any';
}

/** The values of a choice in a fixed order; undefined where any value is good. */
function choiceOf(node: SchemaNode, definitions: Definitions): string | undefined {
  if (node.$ref !== undefined) {
    const target = definitions[referred(node.$ref)];
    return target === undefined || target.properties !== undefined
      ? undefined
      : choiceOf(target, definitions);
  }
  if (node.items !== undefined) return choiceOf(node.items, definitions);
  const values = node.const === undefined ? node.enum : [node.const];
  return values === undefined ? undefined : [...values].map(String).sort().join(' ');
}

function referred(reference: string): string {
  return reference.replace(/^#\/(definitions|\$defs)\//, '');
}
