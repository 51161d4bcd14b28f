import { at, textMap, texts, type JsonObject, type JsonValue } from '@nodeless/core';

/**
 * Prefix of every annotation that ExternalDNS reads. A release reads one prefix only: its default, or that of
 * `--annotation-prefix`.
 * Source: DefaultAnnotationPrefix in source/annotations/annotations.go at v0.21.0 (chart 1.21.1), and after
 * kubernetes-sigs/external-dns#6424, released as v0.22.0 (chart 1.22.0).
 */
const ALPHA = 'external-dns.alpha.kubernetes.io/';
const STABLE = 'external-dns.kubernetes.io/';
const FIRST_STABLE = [1, 22] as const;

/**
 * First chart with the value `annotationPrefix`; an older one drops it in silence, because its schema takes any value.
 * Source: charts/external-dns/CHANGELOG.md
 */
const FIRST_WITH_VALUE = [1, 20] as const;

const HOST_NAMES = ['hostname', 'internal-hostname'] as const;
const FLAG = '--annotation-prefix';

/** Every prefix that is the default of a release, oldest first. */
export const EXTERNAL_DNS_PREFIXES: readonly string[] = [ALPHA, STABLE];

/**
 * The prefix that a release reads, with the `/` at its end.
 *
 * @param chartVersion version of the chart, `1.21.1`; for what is no version the newest release is meant
 * @param values values of the chart; `annotationPrefix` (since 1.20.0) and the flag in `extraArgs`, which is a list or a
 * map, override the default
 */
export function externalDnsPrefix(chartVersion: string, values: JsonObject = {}): string {
  const written = flagOf(values['extraArgs']) ?? values['annotationPrefix'];
  if (typeof written === 'string' && written !== '') return written;
  const chart = minorOf(chartVersion);
  return chart !== undefined && isBefore(chart, FIRST_STABLE) ? ALPHA : STABLE;
}

/** Whether a chart reads its value `annotationPrefix`. What is no version is the newest release. */
export function hasAnnotationPrefixValue(chartVersion: string): boolean {
  const chart = minorOf(chartVersion);
  return chart === undefined || !isBefore(chart, FIRST_WITH_VALUE);
}

type Minor = readonly [major: number, minor: number];

function minorOf(version: string): Minor | undefined {
  const [, major, minor] = /^v?(\d+)\.(\d+)\./.exec(version) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor)];
}

function isBefore([major, minor]: Minor, [otherMajor, otherMinor]: Minor): boolean {
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}

function flagOf(extraArgs: JsonValue | undefined): JsonValue | undefined {
  return Array.isArray(extraArgs)
    ? texts(extraArgs)
        .findLast((one) => one.startsWith(`${FLAG}=`))
        ?.slice(FLAG.length + 1)
    : at(extraArgs, FLAG.slice(2));
}

/** Annotations with host names, under one prefix. */
export function hostnameAnnotations(prefix: string): readonly string[] {
  return HOST_NAMES.map((name) => `${prefix}${name}`);
}

/**
 * Names of hosts that an object asks for with its annotations, as a release with this prefix reads them: spaces vanish, also those
 * inside a name. Source: SplitHostnameAnnotation in source/annotations/processors.go at v0.21.0
 */
export function externalDnsHostnames(annotations: JsonValue | undefined, prefix: string): readonly string[] {
  const written = textMap(annotations);
  return hostnameAnnotations(prefix).flatMap((name) =>
    (written[name] ?? '')
      .replaceAll(' ', '')
      .split(',')
      .filter((host) => host !== ''),
  );
}
