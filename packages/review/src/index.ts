export { formatHtml } from './formats/html/page.ts';
export { formatMarkdown, MARKDOWN_LIMIT } from './formats/markdown/markdown.ts';
export { formatSarif } from './formats/sarif.ts';
export { STEP_TOOLS, type ActionPlan, type ActionStep, type StepTool } from './report/action-plan.ts';
export { CHANGE_CLASSES, type ChangeClass } from './report/change-class.ts';
export {
  VERDICTS,
  type ApplicationSummary,
  type ChangeReport,
  type ClusterSummary,
  type FileAccount,
  type Side,
  type Totals,
  type Verdict,
} from './report/change-report.ts';
export type { Counts } from './report/counts.ts';
export {
  DANGER_SEVERITIES,
  type AppliedWaiver,
  type Danger,
  type DangerSeverity,
  type IdleWaiver,
} from './report/danger.ts';
export {
  REDACTED,
  showPath,
  type FieldChange,
  type FieldPath,
  type PathStep,
} from './report/field-change.ts';
export { OPERATIONS, type ObjectChange, type Operation } from './report/object-change.ts';
export { AREAS, describeRef, type Area, type ObjectRef, type Place } from './report/place.ts';
export { VERSION_KINDS, type VersionBump, type VersionKind } from './report/version-bump.ts';
export { DANGER_RULES } from './dangers/catalogue.ts';
export { currentId } from './dangers/families.ts';
export type { DangerRule } from './dangers/rule.ts';
export type { ReportedRule } from './dangers/reported-rule.ts';
export { defineDanger, type ChangeView, type DangerDefinition, type DangerHit } from './own/definition.ts';
export { defineFormat, type FormatDefinition } from './own/format.ts';
export type { OwnRule, RuleFailure } from './own/own-rule.ts';
export type { ReviewedChange, ReviewedObject } from './own/reviewed.ts';
export type { ChangedFile, ReviewInput, ReviewSettings, SideName, TreeReader, Waiver } from './input.ts';
export { isDefault } from './compare/defaults.ts';
export { review } from './review.ts';
export { touches, type Pattern } from './classify/pattern.ts';
export { releaseVersion } from './objects/release.ts';
