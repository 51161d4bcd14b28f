import {
  ANNOTATION_ROWS,
  annotationProblems,
  AUTO_MODE_NLB_CLASS,
  NLB_LOAD_BALANCER_CLASS,
  type AnnotationProblem,
} from '@nodeless/contracts/load-balancer';
import { suggestion } from '@nodeless/catalogue/schema';
import {
  at,
  describeObject,
  placeInObject,
  type CodeDefinition,
  type Diagnostic,
  type Resource,
  type SpecPath,
} from '@nodeless/core';
import { autoModeOf, componentLoadBalancers, type ClusterModel } from '@nodeless/sources';
import { finding, type ClusterView, type Rule } from '../../rule.ts';
import { ingressViews, type IngressView } from '../../view/ingresses.ts';
import { optionPath } from '../../view/option-path.ts';
import { AUTO_MODE_OPTION } from './auto-mode-options.ts';

const ALB = 'alb.ingress.kubernetes.io/';
const NLB_TYPE = 'service.beta.kubernetes.io/aws-load-balancer-type';
const NLB_TARGETS = 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type';
const USE_ANNOTATION = 'use-annotation';

const CODES = {
  unknown: ['lb/unknown-annotation', 'warning'],
  refused: ['lb/annotation-value', 'error'],
  ignored: ['lb/ignored-annotation', 'warning'],
  deprecated: ['lb/deprecated-annotation', 'info'],
  'auto-mode': ['lb/auto-mode-option', 'error'],
} as const;

export const IGNORED_ANNOTATION: CodeDefinition = {
  code: 'lb/ignored-annotation',
  severity: 'warning',
  title: 'An annotation of a load balancer does nothing, or something else than it says',
};

/** Annotations of load balancers on Ingresses and Services, wherever these come from. */
export const annotations: Rule = {
  codes: [
    {
      code: 'lb/unknown-annotation',
      severity: 'warning',
      title: 'An annotation of a load balancer that the controller does not know',
    },
    {
      code: 'lb/annotation-value',
      severity: 'error',
      title: 'The controller refuses the value of an annotation, and builds nothing',
    },
    IGNORED_ANNOTATION,
    {
      code: 'lb/deprecated-annotation',
      severity: 'info',
      title: 'An annotation of a load balancer works, and another one should stand there',
    },
    AUTO_MODE_OPTION,
  ],
  title: 'An annotation of a load balancer is unknown, wrong, or without effect',
  references: [
    'pkg/annotations and the model builders of the load balancer controller 3.5.0',
    'https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html',
    'https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-nlb.html',
  ],
  *check(view) {
    const isAutoMode = autoModeOf(view.model.spec) !== undefined;
    for (const ingress of ingressViews(view.resources)) {
      const { resource, annotations: texts, classParams } = ingress;
      const rules = new Map(Object.keys(texts).map((name) => [name, ruleProblem(name, ingress)]));
      const judged = Object.fromEntries(
        Object.entries(texts).filter(([name]) => rules.get(name) === undefined),
      );
      const problems = annotationProblems({ kind: 'Ingress', annotations: judged, isAutoMode, classParams });
      const unused = [...rules.values()].filter((problem) => problem !== undefined);
      yield* report(view, resource, [...unused, ...problems], ingress.params);
      yield* missingActions(view.model, ingress);
    }
    for (const resource of view.resources.filter(isService)) yield* ofService(view, resource, isAutoMode);
  },
};

const isService = ({ manifest }: Resource) => manifest.kind === 'Service' && manifest.apiVersion === 'v1';

function* ofService(view: ClusterView, resource: Resource, isAutoMode: boolean): Iterable<Diagnostic> {
  const { manifest } = resource;
  const texts = manifest.metadata.annotations ?? {};
  const problems = annotationProblems({ kind: 'Service', annotations: texts, isAutoMode });
  if (isTaken(resource, isAutoMode)) return yield* report(view, resource, problems);
  const known = new Set(
    ANNOTATION_ROWS.filter(({ kind }) => kind === 'Service').map((row) => row.annotation),
  );
  const unread = Object.keys(texts).filter((name) => known.has(name));
  yield* report(
    view,
    resource,
    problems.filter(({ annotation }) => !unread.includes(annotation)),
  );
  const [first] = unread;
  if (first === undefined) return;
  const loadBalancerClass = isAutoMode ? AUTO_MODE_NLB_CLASS : NLB_LOAD_BALANCER_CLASS;
  const message = `${describeObject(manifest)}: nobody reads ${first}, because no controller takes the Service`;
  yield finding(view.model, resource.origin.specPath, 'lb/ignored-annotation', message, {
    severity: 'warning',
    hint: `write type: LoadBalancer and loadBalancerClass: ${loadBalancerClass}, or remove the annotation`,
  });
}

/** Source: IsServiceSupported in pkg/service/service_utils.go of the controller; in Auto Mode its class is the default. */
function isTaken({ manifest }: Resource, isAutoMode: boolean): boolean {
  const isLoadBalancer = at(manifest, 'spec', 'type') === 'LoadBalancer';
  const loadBalancerClass = at(manifest, 'spec', 'loadBalancerClass');
  if (loadBalancerClass !== undefined)
    return (
      isLoadBalancer && loadBalancerClass === (isAutoMode ? AUTO_MODE_NLB_CLASS : NLB_LOAD_BALANCER_CLASS)
    );
  if (isAutoMode) return isLoadBalancer;
  const { [NLB_TYPE]: type, [NLB_TARGETS]: targets } = manifest.metadata.annotations ?? {};
  return type === 'nlb-ip' || (type === 'external' && (targets === 'ip' || targets === 'instance'));
}

/** Actions, conditions and transforms belong to a backend of their name. */
function ruleProblem(annotation: string, { backends }: IngressView): AnnotationProblem | undefined {
  const [, kind, name] =
    /^alb\.ingress\.kubernetes\.io\/(actions|conditions|transforms)\.(.+)$/.exec(annotation) ?? [];
  if (kind === undefined) return undefined;
  const own = backends.filter(({ service }) => service === name);
  if (kind !== 'actions' && own.length > 0) return undefined;
  if (own.some(({ port }) => port === USE_ANNOTATION)) return undefined;
  return {
    annotation,
    effect: 'ignored',
    message:
      kind === 'actions'
        ? `does nothing: no backend is called ${name} and has the port ${USE_ANNOTATION}`
        : `does nothing: no backend is called ${name}`,
    hint: `the backends are ${[...new Set(backends.map(({ service }) => service))].join(', ') || 'none'}`,
  };
}

function* missingActions(model: ClusterModel, { resource, annotations: texts, backends }: IngressView) {
  const asked = backends.filter(({ port }) => port === USE_ANNOTATION).map(({ service }) => service);
  for (const name of new Set(asked)) {
    if (texts[`${ALB}actions.${name}`] !== undefined) continue;
    const message = `${describeObject(resource.manifest)}: the backend ${name} asks for ${ALB}actions.${name}, which is not there, so that every request gets 503`;
    const hint = 'add the annotation, or name a port of a Service';
    yield finding(model, resource.origin.specPath, 'lb/annotation-value', message, { hint });
  }
}

function* report(
  { model }: ClusterView,
  resource: Resource,
  problems: readonly AnnotationProblem[],
  params?: Resource,
): Iterable<Diagnostic> {
  for (const { annotation, effect, message, hint, row } of problems) {
    // Options say so themselves, at their own place.
    if (effect === 'auto-mode' && isMadeOfOptions(model, resource)) continue;
    const [code, severity] = CODES[effect];
    const path = placeOfAnnotation(resource, annotation, row);
    const advice =
      hint ??
      suggestion(
        annotation,
        ANNOTATION_ROWS.map((one) => one.annotation),
      ) ??
      'remove it';
    const related =
      params !== undefined && message.includes('IngressClassParams')
        ? [{ message: 'the class', location: model.provenance(params.origin.specPath).location }]
        : undefined;
    yield finding(model, path, code, `${describeObject(resource.manifest)}: ${annotation} ${message}`, {
      severity,
      hint: advice,
      ...(related && { related }),
    });
  }
}

/** The annotation itself where people write objects, else the option that sets it. */
function placeOfAnnotation(resource: Resource, annotation: string, row: AnnotationProblem['row']): SpecPath {
  const { specPath } = resource.origin;
  const path = placeInObject(specPath, 'metadata', 'annotations', annotation);
  return path !== specPath || row === undefined ? path : optionPath(resource, row);
}

function isMadeOfOptions(model: ClusterModel, { origin: { specPath } }: Resource): boolean {
  return (
    /^app\/[^#]+#\/expose(\/alb)?$/.test(specPath) ||
    componentLoadBalancers(model.spec).some((one) => one.specPath.startsWith(specPath))
  );
}
