/** Words of CEL, which are no names of fields (k8s.io/apiserver/pkg/cel/escaping.go). */
const RESERVED: ReadonlySet<string> = new Set([
  ...['true', 'false', 'null', 'in', 'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if'],
  ...['import', 'let', 'loop', 'package', 'namespace', 'return', 'var', 'void', 'while'],
]);

const PARTS: { readonly [part: string]: string } = {
  __: '__underscores__',
  '.': '__dot__',
  '-': '__dash__',
  '/': '__slash__',
};

/** How rules write the name of a field: `__namespace__`, `a__dash__b`; undefined for one that they cannot ask for. */
export function escapedName(name: string): string | undefined {
  if (!/^[A-Za-z_./-][\w./-]*$/.test(name)) return undefined;
  return RESERVED.has(name) ? `__${name}__` : name.replaceAll(/__|[./-]/g, (part) => PARTS[part] ?? part);
}
