export { neverFires, parseCron, type CronSchedule } from './cron.ts';
export {
  DNS1035_LABEL,
  DNS1123_LABEL,
  DNS1123_SUBDOMAIN,
  LABEL_KEY,
  LABEL_VALUE,
  PORT_NAME,
} from './names.ts';
export { resourceProblems, spreadProblems, tolerationProblems, type PodProblem } from './pod-rules.ts';
export { canonicalQuantity, parseBytes, parseCpuMillis, parseQuantity, QUANTITY } from './quantity.ts';
export { timeZoneProblem } from './time-zones.ts';
