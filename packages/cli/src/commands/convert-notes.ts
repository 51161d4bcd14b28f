import { convertibleVersions, oldNamesIn, type ConversionNote } from '@nodeless/contracts/karpenter';
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

/** Provisioners that nothing here converts, but that there were. */
const OLDER = /^karpenter\.sh\/v1alpha[1-4]$/;

const KARPENTER_GROUP = /^karpenter\.(sh|k8s\.aws)\//;

/** Says that of all that was given nothing is printed; at the first object, where there is one. */
export function nothingConverted([first]: readonly InputObject[]): Diagnostic {
  const location = first?.source.locate(['kind']);
  return {
    code: 'convert/nothing-to-convert',
    severity: 'error',
    message: 'nothing is printed, because no object here is converted',
    hint: 'give files with Provisioners, AWSNodeTemplates, NodePools or EC2NodeClasses',
    ...(location === undefined ? {} : { location }),
  };
}

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
    ...reasonFor(apiVersion, kind, what),
    location: source.locate(['kind']),
  };
  return [note, ...oldNames];
}

function reasonFor(
  apiVersion: string,
  kind: string,
  what: string,
): Pick<Diagnostic, 'code' | 'severity' | 'message' | 'hint'> {
  const code = 'convert/passed-over';
  if (!KARPENTER_GROUP.test(apiVersion)) {
    return { code, severity: 'info', message: `${what} is not converted: it is not an object of Karpenter` };
  }
  if (MADE_BY_KARPENTER.has(kind)) {
    return {
      code,
      severity: 'info',
      message: `${what} is not converted: Karpenter makes the NodeClaims of v1 by itself`,
      hint: 'leave such objects out of git',
    };
  }
  const versions = convertibleVersions(kind);
  if (versions.length > 0 && !OLDER.test(apiVersion)) {
    return {
      code: 'convert/refused',
      severity: 'error',
      message: `${what} cannot be converted: Karpenter never had a ${kind} of ${apiVersion}`,
      hint: `write ${versions.join(' or ')}`,
    };
  }
  return {
    code,
    severity: 'warning',
    message: `${what} is not converted: ${apiVersion} ${kind} is not known here`,
    hint: 'known: Provisioner v1alpha5, AWSNodeTemplate v1alpha1, NodePool and EC2NodeClass v1beta1 and v1',
  };
}
