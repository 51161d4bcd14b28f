import type { Environment } from '@marcbachmann/cel-js';
import { parseAddress } from './addresses.ts';

/** The parts of a URL that CEL can ask for; each as it was written, but for the scheme. */
class Url {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;

  constructor(scheme: string, host: string, path: string, query: string) {
    this.scheme = scheme;
    this.host = host;
    this.path = path;
    this.query = query;
  }

  /** @throws TypeError for a string that is no absolute URL and no absolute path */
  static parse(text: string): Url {
    const url = parseUrl(text);
    if (url === undefined) throw new TypeError(`${text} is no URL`);
    return url;
  }

  get hostname(): string {
    return this.host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1');
  }

  get port(): string {
    return /:(\d*)$/.exec(this.host)?.[1] ?? '';
  }

  get escapedPath(): string {
    return this.path.replaceAll(/%[\dA-Fa-f]{2}|[^\w!$&'()*+,./:;=@[\]~-]/gu, (part) =>
      /^%./.test(part) ? part : encodeURIComponent(part),
    );
  }

  get parameters(): ReadonlyMap<string, readonly string[]> {
    const values = new Map<string, string[]>();
    for (const pair of this.query.split('&').filter((one) => one !== '' && !one.includes(';'))) {
      const at = `${pair}=`.indexOf('=');
      const [key, value] = [unescaped(pair.slice(0, at)), unescaped(pair.slice(at + 1))];
      if (key !== undefined && value !== undefined) values.set(key, [...(values.get(key) ?? []), value]);
    }
    return values;
  }
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** Percent signs that begin no escape. */
const BAD_ESCAPE = /%(?![\dA-Fa-f]{2})/;

/**
 * As Go's `url.ParseRequestURI` and then `url.Parse` read it (net/url of Go 1.25): an absolute URL, or an absolute path.
 * @returns undefined for anything else
 */
export function parseUrl(text: string): Url | undefined {
  if (text === '*') return new Url('', '', text, '');
  if (text === '' || /[\0-\x1F\x7F]/.test(text)) return undefined;
  const [, scheme = '', rest = ''] = /^(?:([A-Za-z][\dA-Za-z+.-]*):)?([^]*)$/.exec(text) ?? [];
  if (scheme === '' && (text.startsWith(':') || !rest.startsWith('/'))) return undefined;
  const [, hierarchy = '', query = ''] = /^([^?#]*)(?:\?([^#]*))?/.exec(rest) ?? [];
  const lower = scheme.toLowerCase();
  if (!rest.startsWith('/')) return new Url(lower, '', '', query);
  // A request for a path, which may begin with two slashes; beside a scheme they begin an authority.
  const [, authority, path = ''] = (scheme === '' ? undefined : /^\/\/([^/]*)(.*)$/.exec(hierarchy)) ?? [
    '',
    undefined,
    hierarchy,
  ];
  if (BAD_ESCAPE.test(path)) return undefined;
  const host = authority === undefined ? '' : hostOf(authority);
  return host === undefined ? undefined : new Url(lower, host, path, query);
}

/** @returns undefined for an authority that Go refuses */
function hostOf(authority: string): string | undefined {
  const at = authority.lastIndexOf('@');
  const [user, host] = [authority.slice(0, Math.max(at, 0)), authority.slice(at + 1)];
  if (!/^[\w!$%&'()*+,.:;=@~-]*$/.test(user) || BAD_ESCAPE.test(user)) return undefined;
  const [, address, port] = /^\[(.*)\](:\d*)?$/.exec(host) ?? [];
  if (address !== undefined) {
    const parsed = parseAddress(address.replace(/%25.+$/, ''));
    return parsed?.bits === 128 ? `[${address}]${port ?? ''}` : undefined;
  }
  // Escapes in a host are for what is not ASCII.
  return /^(?:[\w!"$&'()*+,.;<=>~\u0080-\u{10FFFF}-]|%[89A-Fa-f][\dA-Fa-f])*(:\d*)?$/u.test(host)
    ? host
    : undefined;
}

/** `url`, `isURL` and the parts of a URL (k8s.io/apiserver/pkg/cel/library/urls.go). */
export function addUrls(env: Environment): void {
  const type = 'net.URL';
  env
    .registerType(type, Url)
    .registerOperator(`${type} == ${type}`, (a: Url, b: Url) => JSON.stringify(a) === JSON.stringify(b))
    .registerFunction(`url(string): ${type}`, (text: string) => Url.parse(text))
    .registerFunction('isURL(string): bool', (text: string) => parseUrl(text) !== undefined)
    .registerFunction(`${type}.getScheme(): string`, ({ scheme }: Url) => scheme)
    .registerFunction(`${type}.getHost(): string`, ({ host }: Url) => host)
    .registerFunction(`${type}.getHostname(): string`, (url: Url) => url.hostname)
    .registerFunction(`${type}.getPort(): string`, (url: Url) => url.port)
    .registerFunction(`${type}.getEscapedPath(): string`, (url: Url) => url.escapedPath)
    .registerFunction(`${type}.getQuery(): map<string, list<string>>`, (url: Url) => url.parameters);
}
