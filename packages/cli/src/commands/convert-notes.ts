import { oldNamesIn, type ConversionNote } from '@nodeless/contracts/karpenter';
import { at, type Diagnostic, type SourceLocation } from '@nodeless/core';
import type { InputObject } from './convert-input.ts';

/** A note of the conversion with the place in its file. */
export function noteAt(note: ConversionNote, objects: readonly InputObject[]): Diagnostic {
  const { at: place, related = [], ...text } = note;
  const locate = ({ object, path }: ConversionNote['at']): { location?: SourceLocation } => {
    const location = objects[object]?.source.locate(path);
    return location === undefined ? {} : { location };
  };
  const others = related.flatMap(({ message, at: other }) => {
    const { location } = locate(other);
    return location === undefined ? [] : [{ message, location }];
  });
  return { ...text, ...locate(place), ...(others.length === 0 ? {} : { related: others }) };
}

/** Kinds of Karpenter that programs make. */
const MADE_BY_KARPENTER: ReadonlySet<string> = new Set(['Machine', 'NodeClaim']);

const KARPENTER_GROUP = /^karpenter\.(sh|k8s\.aws)\//;

/** Says of an object that it is not converted, and which names in it v1 does not know. */
export function passedOver({ apiVersion, kind, source }: InputObject): Diagnostic[] {
  const name = at(source.value, 'metadata', 'name');
  const what = typeof name === 'string' ? `${kind} "${name}"` : kind;
  const made = KARPENTER_GROUP.test(apiVersion) && MADE_BY_KARPENTER.has(kind);
  const oldNames = (made ? [] : oldNamesIn(source.value)).map(
    ({ path, as, old, name: renamed }): Diagnostic => ({
      code: 'convert/old-name',
      severity: 'warning',
      message: `${what} uses "${old}", which is called "${renamed}" in v1`,
      hint: 'rename it before the upgrade',
      location: as === 'key' ? source.locateKey(path) : source.locate(path),
    }),
  );
  const note: Diagnostic = {
    code: 'convert/passed-over',
    ...reasonFor(apiVersion, kind, what),
    location: source.locate(['kind']),
  };
  return [note, ...oldNames];
}

function reasonFor(
  apiVersion: string,
  kind: string,
  what: string,
): Pick<Diagnostic, 'severity' | 'message' | 'hint'> {
  if (!KARPENTER_GROUP.test(apiVersion)) {
    return { severity: 'info', message: `${what} is not converted: it is not an object of Karpenter` };
  }
  if (MADE_BY_KARPENTER.has(kind)) {
    return {
      severity: 'info',
      message: `${what} is not converted: Karpenter makes the NodeClaims of v1 by itself`,
      hint: 'leave such objects out of git',
    };
  }
  return {
    severity: 'warning',
    message: `${what} is not converted: ${apiVersion} ${kind} is not known here`,
    hint: 'known: Provisioner v1alpha5, AWSNodeTemplate v1alpha1, NodePool and EC2NodeClass v1beta1 and v1',
  };
}
