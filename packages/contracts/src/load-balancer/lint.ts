import { at, isJsonObject, type JsonValue } from '@nodeless/core';
import { ALB_ROWS } from './alb-annotations.ts';
import { rowOf, type AnnotationRow } from './annotation-row.ts';
import { LEGACY_ANNOTATIONS, NLB_ROWS } from './nlb-annotations.ts';
import { goMap } from './reading.ts';

/** Everything that the controller reads, by name. */
export const ANNOTATION_ROWS: readonly AnnotationRow[] = [...ALB_ROWS, ...NLB_ROWS];

export interface AnnotationContext {
  readonly kind: 'Ingress' | 'Service';
  readonly annotations: Readonly<Record<string, string>>;
  /** Whether EKS Auto Mode makes the load balancer. */
  readonly isAutoMode: boolean;
  /** `spec` of the IngressClassParams of the class of an Ingress. */
  readonly classParams?: JsonValue | undefined;
}

export interface AnnotationProblem {
  readonly annotation: string;
  /** Absent for an annotation that nobody reads. */
  readonly row?: AnnotationRow;
  /**
   * `unknown`: nobody reads it; `refused`: the controller fails for ever; `ignored`: it does something else, without a word;
   * `deprecated`: it works, and another one should stand there; `auto-mode`: EKS Auto Mode does not know it.
   */
  readonly effect: 'unknown' | 'refused' | 'ignored' | 'deprecated' | 'auto-mode';
  /** Goes on after the name of the annotation, without a full stop. */
  readonly message: string;
  readonly hint?: string;
}

/** What is wrong with the annotations of one object, read as strictly as the controller reads them, and no stricter. */
export function annotationProblems(context: AnnotationContext): AnnotationProblem[] {
  return Object.entries(context.annotations).flatMap(([name, text]) => problemsOf(name, text, context));
}

function problemsOf(annotation: string, text: string, context: AnnotationContext): AnnotationProblem[] {
  const found = rowOf(ANNOTATION_ROWS, annotation);
  if (found === undefined) return unknown(annotation);
  const { row } = found;
  const about = { annotation, row };
  if (context.isAutoMode && isUnknownToAutoMode(row, text))
    return [
      {
        ...about,
        effect: 'auto-mode',
        message: 'is an annotation that EKS Auto Mode does not know',
        hint: row.notInAutoMode ?? 'use Cognito, or let the app log people in',
      },
    ];
  if (row.kind !== context.kind && !(row.onService && context.kind === 'Service'))
    return [
      {
        ...about,
        effect: 'ignored',
        message: `belongs to ${row.kind === 'Ingress' ? 'an Ingress' : 'a Service'}, and this is ${context.kind === 'Ingress' ? 'an Ingress' : 'a Service'}`,
        hint: `move it to the ${row.kind}`,
      },
    ];
  const byClass = setByClass(row, text, context.classParams);
  if (byClass !== undefined) return [{ ...about, effect: 'ignored', ...byClass }];
  const problems = row.form.read(text).problems.map((problem): AnnotationProblem => ({
    ...about,
    ...problem,
    message: `has a value that the controller ${problem.effect === 'refused' ? 'refuses' : 'misreads'}: ${problem.message}`,
  }));
  if (problems.length > 0 || row.instead === undefined) return problems;
  const message = 'is deprecated or not meant to be written';
  return [{ ...about, effect: 'deprecated', message, hint: row.instead }];
}

/** Names that look like the controller's, and are not. */
function unknown(annotation: string): AnnotationProblem[] {
  if (LEGACY_ANNOTATIONS.includes(annotation)) {
    const message = 'is read by the provider inside Kubernetes alone, which makes Classic Load Balancers';
    return [{ annotation, effect: 'ignored', message, hint: 'remove it' }];
  }
  const isMeant =
    annotation.startsWith('alb.ingress.kubernetes.io/') ||
    /^service(\.beta)?\.kubernetes\.io\/(aws-load-balancer-|load-balancer-source-ranges|actions\.)/.test(
      annotation,
    );
  const message = 'is an annotation that the controller does not know';
  return isMeant ? [{ annotation, effect: 'unknown', message }] : [];
}

/** OIDC is the one kind of login that EKS Auto Mode does not have. */
function isUnknownToAutoMode({ annotation, notInAutoMode }: AnnotationRow, text: string): boolean {
  return (
    notInAutoMode !== undefined || (annotation === 'alb.ingress.kubernetes.io/auth-type' && text === 'oidc')
  );
}

/** EKS Auto Mode has other names for two fields of IngressClassParams. */
const AUTO_MODE_FIELDS: { readonly [field: string]: string } = { certificateArn: 'certificateARNs' };

/** What the IngressClassParams say in the place of an annotation: of maps, of some of its keys. */
function setByClass(
  { classParams: field, merge, annotation }: AnnotationRow,
  text: string,
  spec: JsonValue | undefined,
): { readonly message: string; readonly hint: string } | undefined {
  if (field === undefined) return undefined;
  const value = classValue(field, spec);
  const listed = annotation.includes('${') ? undefined : value;
  if (listed === undefined || listed === '' || (Array.isArray(listed) && listed.length === 0))
    return undefined;
  const hint = 'remove it, or the field of the class';
  if (merge !== 'keys') return { message: `does not count: the IngressClassParams set ${field}`, hint };
  const keys = Object.keys(goMap(text) ?? {});
  const taken = pairsOf(listed).find(([key, other]) => keys.includes(key) && goMap(text)?.[key] !== other);
  return taken === undefined
    ? undefined
    : { message: `does not count for ${taken[0]}: the IngressClassParams set it in ${field}`, hint };
}

/** A field of IngressClassParams, by the name that either controller has for it. */
export function classValue(field: string, spec: JsonValue | undefined): JsonValue | undefined {
  return at(spec, field) ?? at(spec, AUTO_MODE_FIELDS[field] ?? field);
}

/** Tags and attributes stand in IngressClassParams as a list of `{ key, value }`. */
export function pairsOf(list: JsonValue | undefined): (readonly [key: string, value: string])[] {
  return (Array.isArray(list) ? list : [])
    .filter(isJsonObject)
    .map((pair) => [String(pair['key']), String(pair['value'])] as const);
}
