export {
  absolute,
  COREDNS_PLUGINS,
  holds,
  parseCorefile,
  zonesOf,
  type CorefileLine,
  type CorefileZone,
} from './corefile.ts';
export { SELINUX_MOUNT_FROM } from './feature-gates.ts';
export { canScaleFromZero, fieldsWithoutGate, isMinorAtLeast, type GatedFieldUse } from './gated-fields.ts';
export { isBuiltInGroup, isNamespaced } from './kinds.ts';
export {
  DNS1035_LABEL,
  DNS1123_LABEL,
  DNS1123_SUBDOMAIN,
  LABEL_KEY,
  LABEL_VALUE,
  PORT_NAME,
} from '@nodeless/kubernetes-schema/values';
export {
  resourceProblems,
  spreadProblems,
  tolerationProblems,
  type PodProblem,
} from '@nodeless/kubernetes-schema/values';
export {
  BUILT_IN_PRIORITY_CLASSES,
  MAX_PRIORITY,
  MIN_PRIORITY,
  PREEMPTION_POLICIES,
  SYSTEM_PRIORITY_PREFIX,
  type PreemptionPolicy,
} from './priority-class.ts';
export {
  podSecurityLevel,
  podSecurityViolations,
  type EnforcedLevel,
  type PodSecurityViolation,
} from './pod-security.ts';
export {
  canonicalQuantity,
  parseBytes,
  parseCpuMillis,
  parseQuantity,
  QUANTITY,
} from '@nodeless/kubernetes-schema/values';
export { strategicMerge } from './strategic-merge.ts';
export { removalOf, removedApi, type RemovedApi } from './removed-apis.ts';
export { DEFAULT_CLASS_ANNOTATION, DEFAULT_SNAPSHOT_CLASS_ANNOTATION } from './storage.ts';
export { referencedVariables } from './variables.ts';
export { podTemplatePath } from './pod-template.ts';
export { timeZoneProblem } from '@nodeless/kubernetes-schema/values';
export { typeOfKind, typeOfName, type ValueType } from '@nodeless/kubernetes-schema/types';
