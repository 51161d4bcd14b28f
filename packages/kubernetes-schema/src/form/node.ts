import type { JsonObject } from '@nodeless/core';

/**
 * What a value may be. As a string:
 *
 * - `string`, `integer`, `number`, `boolean`, `object`, `null`, with a format where there is one: `integer:int32`
 * - `any`: anything; `=apps/v1`: this string alone; `#core.v1.Container`: the type of this name
 * - `{string}`: a map of these; `[string]`: a list of these, and how Kubernetes merges it:
 *   `[#core.v1.ContainerPort] map containerPort,protocol patch:merge by:containerPort`
 *
 * As an object, where more is to be said:
 *
 * - `fields`: the fields of an object, those with `!` required; others are refused, unless it is `open` or says with
 *   `more` what they are
 * - `list`, `map`: what the items or values are, where a string does not hold it
 * - words of JSON Schema (`enum`, `pattern`, `minimum`, `maxLength`, `anyOf`, …), and in short those of Kubernetes:
 *   `listType`, `listKeys`, `mapType`, `patchStrategy`, `mergeKey`, `preserve` (unknown fields)
 * - `rules`: what a CRD asks of the value in CEL (`x-kubernetes-validations`), each an expression, or a {@link RuleWord}
 *   where more than the expression is to be said
 *
 * Any key of an object may end with the versions that it holds for: `@1.34+` from 1.34 on, `@-1.34` up to 1.34,
 * `@1.34-1.35` from the one to the other.
 */
export type TableNode = string | JsonObject;

/** A rule in CEL that is more than its expression. */
export interface RuleWord extends JsonObject {
  readonly rule: string;
  /** What the author of the CRD says of an object that breaks it. No table holds it, a CRD of one's own does. */
  readonly message?: string;
  /** Which field below the value is to blame: `.spec.replicas`. */
  readonly fieldPath?: string;
  /** Whether `oldSelf` is an optional value, so that the rule holds for a new object too. */
  readonly optionalOldSelf?: boolean;
}

/** Where a kind is and what it looks like. */
export interface KindRow extends JsonObject {
  readonly namespaced: boolean;
  readonly schema: TableNode;
}

/** The kinds that a program reads, at one of its versions. */
export interface KindTable {
  /** By apiVersion and kind: `apps/v1/Deployment`. */
  readonly kinds: { readonly [gvk: string]: KindRow };
  readonly types: { readonly [name: string]: TableNode };
  /**
   * Rules of a CRD in CEL by their messages: where, and digests of the message and of the expression, which are upstream's own words:
   * `.spec 1a2b3c4d5e6f` is `6f5e4d3c2b1a`, with ` transition` where the rule looks at the object before.
   */
  readonly rules?: { readonly [gvk: string]: { readonly [rule: string]: string } };
}

/** Kinds of several versions at once, oldest version first. Keys may end with the versions that they hold for. */
export interface VersionedTable {
  /** Which files of which releases it was made of. */
  readonly source: string;
  readonly versions: readonly string[];
  readonly kinds: JsonObject;
  readonly types: JsonObject;
  readonly rules?: JsonObject;
}

/** JSON Schema's word, and ours in a table. */
export const SHORT_WORDS = {
  'x-kubernetes-list-map-keys': 'listKeys',
  'x-kubernetes-list-type': 'listType',
  'x-kubernetes-map-type': 'mapType',
  'x-kubernetes-patch-merge-key': 'mergeKey',
  'x-kubernetes-patch-strategy': 'patchStrategy',
  'x-kubernetes-int-or-string': 'intOrString',
  'x-kubernetes-preserve-unknown-fields': 'preserve',
  'x-kubernetes-validations': 'rules',
} as const;

/** Words of JSON Schema that hold other schemas in a list. */
export const BRANCHES = ['allOf', 'anyOf', 'oneOf'] as const;

export const REFERENCE = '#/definitions/';
