import { SourceText } from '@nodeless/sources';
import { isMap, isScalar, parseDocument } from 'yaml';

/** Keys after which the version is written, the last of them that is there. */
const BEFORE = ['name', 'stage', 'region', 'accountId'];

/** The same, for looking at alone: no line of the text moves. */
export function asIfKubernetes(text: string, version: string): string {
  const isWritten = new SourceText(text).stringAt('kubernetes', 'version') !== undefined;
  return isWritten ? withKubernetes(text, version) : `${text}\nkubernetes: { version: '${version}' }\n`;
}

/**
 * A cluster.yaml with another Kubernetes version; everything else stays byte for byte, comments included.
 *
 * @param text a cluster.yaml that is sound
 */
export function withKubernetes(text: string, version: string): string {
  const source = new SourceText(text);
  if (source.stringAt('kubernetes', 'version') !== undefined) {
    source.replace(['kubernetes', 'version'], () => version);
    return source.toString();
  }
  const { contents } = parseDocument(text);
  const ends = isMap(contents)
    ? contents.items.flatMap(({ key, value }) =>
        isScalar(key) && BEFORE.includes(String(key.value)) && isScalar(value)
          ? (value.range?.[1] ?? [])
          : [],
      )
    : [];
  const last = Math.max(...ends, 0);
  const line = text.indexOf('\n', last);
  const at = line < 0 ? text.length : line + 1;
  const start = line < 0 ? '\n' : '';
  return `${text.slice(0, at)}${start}kubernetes: { version: '${version}' }\n${text.slice(at)}`;
}
