export { ALB_ROWS, albAnnotations } from './alb-annotations.ts';
export { LOAD_BALANCER_ATTRIBUTES } from './attributes.ts';
export { MOST_VALUES_OF_RULE } from './alb-conditions.ts';
export { AlbOptionsSchema, type AlbOptions } from './alb-options.ts';
export {
  AUTO_MODE_ALB_CONTROLLER,
  AUTO_MODE_NLB_CLASS,
  autoModeAlb,
  autoModeAlbProblems,
  autoModeNlb,
  autoModeNlbProblems,
} from './auto-mode.ts';
export { classConflicts, givenByClass, memberOptions, type ClassConflict } from './class-members.ts';
export { ALB_INGRESS_CONTROLLER, NLB_LOAD_BALANCER_CLASS } from './constants.ts';
export { NLB_ROWS, nlbAnnotations } from './nlb-annotations.ts';
export {
  ANNOTATION_ROWS,
  annotationProblems,
  classValue,
  pairsOf,
  type AnnotationContext,
  type AnnotationProblem,
} from './lint.ts';
export { fixedPart, optionsOf, rowOf, type AnnotationRow } from './annotation-row.ts';
export { NlbOptionsSchema, type NlbOptions } from './nlb-options.ts';
export { listenersOf } from './alb-listeners.ts';
export { leadsNowhere } from './redirects.ts';
export { isPair, type NlbPort } from './nlb-listeners.ts';
export { nlbPortProblems } from './nlb-port-rules.ts';
export { cidrProblem, TRAFFIC_PORT } from './values.ts';
export { goMap } from './reading.ts';
export { ingressClassObjects, ingressClassOf, ingressScheme } from './ingress-class.ts';
export { IngressClassSchema, type IngressClassOptions } from './ingress-class-options.ts';
export { autoModeClassParams, autoModeClassProblems, controllerClassParams } from './ingress-class-params.ts';
