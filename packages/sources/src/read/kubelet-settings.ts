import { at, isJsonObject, texts, type JsonObject, type JsonValue } from '@nodeless/core';
import type { AmiFamily } from '@nodeless/contracts/karpenter';
import { parse } from 'yaml';
import { isMimeArchive, mimeParts } from './mime-parts.ts';

/** What user data tells kubelet and the node about its cluster, beside what a node class says. */
export interface KubeletSettings {
  /** Name of the cluster. */
  readonly clusterName: string | undefined;
  /** Addresses of DNS that pods get. */
  readonly clusterDns: readonly string[];
  /** Keys of the settings of kubelet, as the image calls them. */
  readonly keys: readonly string[];
}

/** The settings in user data of a family that has a form for them. */
export function kubeletSettings(text: string, family: AmiFamily | undefined): KubeletSettings[] {
  if (family === 'Bottlerocket') return [bottlerocketSettings(text)];
  return family === 'AL2023' ? nodeConfigs(text).map(nodeConfigSettings) : [];
}

/** The NodeConfigs among user data of nodeadm, alone or as parts of an archive. */
export function nodeConfigs(text: string): JsonObject[] {
  const bodies = isMimeArchive(text) ? (mimeParts(text) ?? []).map(({ body }) => body) : [text];
  return bodies.flatMap((body) => {
    const config = yamlMap(body);
    return config !== undefined && isNodeConfig(config) ? [config] : [];
  });
}

/** Whether it is one that nodeadm reads. */
export function isNodeConfig({ apiVersion, kind }: JsonObject): boolean {
  return String(apiVersion).startsWith('node.eks.aws/') && kind === 'NodeConfig';
}

/** The map that a text is in YAML; undefined for anything else, such as a script. */
export function yamlMap(text: string): JsonObject | undefined {
  try {
    const value = parse(text) as JsonValue;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function nodeConfigSettings(config: JsonObject): KubeletSettings {
  const name = at(config, 'spec', 'cluster', 'name');
  const kubelet = at(config, 'spec', 'kubelet', 'config');
  return {
    clusterName: typeof name === 'string' ? name : undefined,
    clusterDns: texts(at(kubelet, 'clusterDNS')),
    keys: isJsonObject(kubelet) ? Object.keys(kubelet) : [],
  };
}

/**
 * The settings below `settings.kubernetes`, in a table of their own or with dots.
 * Source: https://bottlerocket.dev/en/os/latest/#/api/settings/kubernetes/
 */
function bottlerocketSettings(text: string): KubeletSettings {
  const values = new Map<string, string>();
  let table = '';
  for (const line of text.split(/\r?\n/).map((raw) => raw.trim())) {
    const header = /^\[+\s*([^[\]]+?)\s*\]+/.exec(line)?.[1];
    const [, key, value = ''] = /^([\w"'.-]+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (header !== undefined) table = `${header}.`;
    else if (key === undefined) continue;
    const place = `${table}${key ?? ''}`.replaceAll(/["'\s]/g, '');
    if (place.startsWith(KUBERNETES)) values.set(place.slice(KUBERNETES.length), value);
  }
  const quoted = (value = '') => [...value.matchAll(/["']([^"']+)["']/g)].map(([, inner = '']) => inner);
  return {
    clusterName: quoted(values.get('cluster-name'))[0],
    clusterDns: quoted(values.get('cluster-dns-ip')),
    keys: [...new Set([...values.keys()].map((key) => key.split('.')[0] ?? key))],
  };
}

const KUBERNETES = 'settings.kubernetes.';
