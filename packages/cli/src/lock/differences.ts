/** A line that two renderings of the same sources have in another way. */
interface Difference {
  readonly template: string;
  /** The key of the line, or its number where there is none. Never its value, which may be a secret. */
  readonly what: string;
}

const SOURCE = /^# Source: \S*?\/(\S+)$/;
const KEY = /^\s*(?:- )*"?([\w./-]+)"?:/;

/** Where two outputs differ, as `templates/tls.yaml: tls.crt, tls.key`; empty where they are the same. */
export function differencesOf(first: string, second: string): string[] {
  const [lines, others] = [first.split('\n'), second.split('\n')];
  let template = 'the output';
  const found: Difference[] = [];
  for (let index = 0; index < Math.max(lines.length, others.length); index += 1) {
    const [line = '', other = ''] = [lines[index], others[index]];
    template = SOURCE.exec(line)?.[1] ?? template;
    if (line === other) continue;
    found.push({ template, what: KEY.exec(line)?.[1] ?? `line ${index + 1}` });
    // Behind another number of lines everything stands elsewhere.
    if (lines.length !== others.length) break;
  }
  const templates = [...new Set(found.map((one) => one.template))];
  return templates.map((name) => {
    const keys = new Set(found.filter((one) => one.template === name).map(({ what }) => what));
    return `${name}: ${few([...keys])}`;
  });
}

/** Names that a message lists. */
const MOST = 4;

function few(names: readonly string[]): string {
  const more = names.length - MOST;
  return [...names.slice(0, MOST), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
