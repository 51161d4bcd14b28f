import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Variables that Windows needs to start a program. */
const SYSTEM = ['SystemRoot', 'SystemDrive'];

/** Variables that say how the network is reached, and which registries the person is logged in to. */
const NETWORK = [
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'NO_PROXY',
  'https_proxy',
  'http_proxy',
  'no_proxy',
  'SSL_CERT_DIR',
  'SSL_CERT_FILE',
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
  'DOCKER_CONFIG',
  'HELM_REGISTRY_CONFIG',
];

/** Where no proxy listens: a program that tries the network fails at once. */
const NOWHERE = 'http://127.0.0.1:9';

/**
 * The environment of a program that renders: a home of its own, no plugins, no PATH, no network, no cluster.
 *
 * @param scratch an empty folder, which becomes the home
 * @param zone time zone, which nothing that is rendered may depend on
 */
export function renderingEnvironment(scratch: string, zone = 'UTC'): Readonly<Record<string, string>> {
  return { ...home(scratch), HTTP_PROXY: NOWHERE, HTTPS_PROXY: NOWHERE, TZ: zone };
}

/**
 * The environment of a program that fetches a chart: the same, but with the network.
 *
 * @param path folders of programs. @default none
 */
export function fetchingEnvironment(scratch: string, path?: string): Readonly<Record<string, string>> {
  return { ...home(scratch), ...given(NETWORK), ...(path === undefined ? {} : { PATH: path }) };
}

function home(scratch: string): Record<string, string> {
  const at = (name: string): string => join(scratch, name);
  mkdirSync(at('tmp'), { recursive: true });
  return {
    ...given(SYSTEM),
    LC_ALL: 'C',
    HOME: scratch,
    USERPROFILE: scratch,
    TMPDIR: at('tmp'),
    TEMP: at('tmp'),
    XDG_CONFIG_HOME: at('config'),
    HELM_CACHE_HOME: at('cache'),
    HELM_CONFIG_HOME: at('config'),
    HELM_DATA_HOME: at('data'),
    HELM_PLUGINS: at('plugins'),
    HELM_NO_PLUGINS: '1',
    KUBECONFIG: at('kubeconfig'),
  };
}

function given(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
