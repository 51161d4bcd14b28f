/** A line of a Corefile: its words, and the lines in the braces after it. */
export interface CorefileLine {
  readonly words: readonly string[];
  readonly block: readonly CorefileLine[];
}

/** A Corefile taken apart, or why CoreDNS does not start with it. */
export type ParsedCorefile = { readonly servers: readonly CorefileLine[] } | { readonly problem: string };

/**
 * Takes a Corefile apart as CoreDNS does, far enough to know its server blocks and their plugins. The words of a server block
 * are its zones, those of a line in it a plugin and its arguments. Snippets are put in where `import` names them; files that
 * it names are not read.
 * Source: https://coredns.io/manual/configuration/ and caddyfile/parse.go of https://github.com/coredns/caddy
 */
export function parseCorefile(text: string): ParsedCorefile {
  const root: Open = { words: [], block: [], hasBraces: true };
  const open: Open[] = [root];
  for (const line of linesOf(text)) {
    const words = [...line];
    if (words[0] === '}') {
      if (words.length > 1)
        return { problem: `something stands on the line of a closing brace: ${words.join(' ')}` };
      if (open.length === 1) return { problem: 'a brace is closed that nothing opens' };
      open.pop();
      continue;
    }
    const opens = words.at(-1) === '{';
    if (opens) words.pop();
    if (words.some((word) => word === '{' || word === '}'))
      return {
        problem: `a brace stands inside the line "${line.join(' ')}": one that opens ends its line, one that closes has its own`,
      };
    if (opens && words.length === 0) return { problem: 'a brace is opened, and nothing stands before it' };
    const entry: Open = { words, block: [], hasBraces: opens };
    open.at(-1)?.block.push(entry);
    if (opens) open.push(entry);
  }
  if (open.length > 1)
    return { problem: `the brace after "${open.at(-1)?.words.join(' ') ?? ''}" is never closed` };
  const snippets = new Map(
    root.block.flatMap((one) => (isSnippet(one) ? [[nameOf(one), one.block] as const] : [])),
  );
  const rest = root.block.filter((one) => !isSnippet(one) && one.words[0] !== 'import');
  const [first, ...lines] = rest;
  // One server alone may do without braces.
  const servers = first === undefined || first.hasBraces ? rest : [{ words: first.words, block: lines }];
  return {
    servers: servers.map((one) => ({ ...one, block: one.block.flatMap((line) => inlined(line, snippets)) })),
  };
}

interface Open extends CorefileLine {
  readonly block: Open[];
  readonly hasBraces: boolean;
}

function inlined(
  line: CorefileLine,
  snippets: ReadonlyMap<string, readonly CorefileLine[]>,
): readonly CorefileLine[] {
  const [word, name = ''] = line.words;
  return word === 'import' ? (snippets.get(name) ?? [line]) : [line];
}

function isSnippet({ words }: CorefileLine): boolean {
  return words.length === 1 && /^\(.*\)$/.test(words[0] ?? '');
}

function nameOf({ words }: CorefileLine): string {
  return (words[0] ?? '').slice(1, -1);
}

/** The words of each line that has some: a comment ends a line, quotes hold a word together. */
function linesOf(text: string): string[][] {
  return text
    .replace(/,[ \t]*\n/g, ', ')
    .split('\n')
    .flatMap((line) => {
      const words = [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
        ([, quoted, plain]) => quoted ?? plain ?? '',
      );
      const comment = words.findIndex((word) => word.startsWith('#'));
      const rest = comment < 0 ? words : words.slice(0, comment);
      return rest.length === 0 ? [] : [rest];
    });
}

/** What a server block answers for: one of its zones with the port. */
export interface CorefileZone {
  readonly zone: string;
  readonly port: number;
  readonly transport: string;
}

/** Ports by transport. Source: plugin/pkg/transport of https://github.com/coredns/coredns */
const PORTS: { readonly [transport: string]: number } = {
  dns: 53,
  tls: 853,
  quic: 853,
  grpc: 443,
  https: 443,
  https3: 443,
};

/** The zones of a server block, for example `.:53` or `cluster.local in-addr.arpa`; commas may stand between them. */
export function zonesOf({ words }: CorefileLine): CorefileZone[] {
  return words
    .flatMap((word) => word.split(','))
    .filter((word) => word !== '')
    .map((word) => {
      const [, transport = 'dns', rest = ''] = /^(?:([a-z0-9]+):\/\/)?(.*)$/.exec(word) ?? [];
      const [, zone = '', port] = /^(.*?)(?::(\d+))?$/.exec(rest) ?? [];
      return {
        zone: absolute(zone),
        port: port === undefined ? (PORTS[transport] ?? 53) : Number(port),
        transport,
      };
    });
}

/** `cluster.local` and `cluster.local.` are one zone. */
export function absolute(zone: string): string {
  return zone === '' || zone === '.' ? '.' : `${zone.toLowerCase().replace(/\.$/, '')}.`;
}

/** Whether a zone holds a name, both absolute. */
export function holds(zone: string, name: string): boolean {
  return zone === '.' || name === zone || name.endsWith(`.${zone}`);
}

/**
 * Plugins that CoreDNS is built with; EKS builds it with these. Another word at the beginning of a line is "unknown directive",
 * and CoreDNS ends. Source: plugin.cfg of https://github.com/coredns/coredns v1.8 to v1.13
 */
export const COREDNS_PLUGINS: readonly string[] = (
  'acl any auto autopath azure bind bufsize cache cancel chaos clouddns debug dns64 dnssec dnstap erratic errors etcd file ' +
  'forward geoip grpc grpc_server header health hosts https https3 import k8s_external kubernetes loadbalance local log loop ' +
  'metadata minimal multisocket nomad nsid on pprof prometheus quic ready reload rewrite root route53 secondary sign template ' +
  'timeouts tls trace transfer tsig view whoami'
).split(' ');
